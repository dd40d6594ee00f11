package org.lettermark.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.ReaderOptions;

/**
 * What a run is to do.
 *
 * @param inputs files and folders with letters
 * @param output the folder for the results
 * @param format how the letters lie there
 * @param tokens whether tokens and sentences are written
 * @param workingTypes whether the types that only engines read are written
 * @param threads how many letters are in work at a time
 * @param pipeline what findings are made
 * @param reader how letters are read
 * @param limits when a letter, or the run, is given up
 * @param restart whether what an earlier run left in the folder is removed first
 */
public record RunOptions(
    List<Path> inputs,
    Path output,
    OutputFormat format,
    boolean tokens,
    boolean workingTypes,
    int threads,
    PipelineOptions pipeline,
    ReaderOptions reader,
    Limits limits,
    boolean restart) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * When a letter, or the run, is given up.
   *
   * @param cpuSeconds seconds of processor time that a letter may take
   * @param wallSeconds seconds on the clock that a letter may take, should it wait rather than work
   * @param quarantine how many letters may be set aside; below 0 a tenth of all letters and at least ten
   */
  public record Limits(int cpuSeconds, int wallSeconds, int quarantine) {

    /** 30 seconds of work, 10 minutes on the clock, a tenth of the letters. */
    public static final Limits DEFAULT = new Limits(30, 600, -1);

    /** How many of so many letters may be set aside. */
    int quarantineOf(int letters) {
      return quarantine >= 0 ? quarantine : Math.max(10, letters / 10);
    }
  }

  /** These options as one line, from which {@link #of} makes the same in another process. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The options that {@link #json} wrote. */
  static RunOptions of(String json) throws IOException {
    return JSON.readValue(json, RunOptions.class);
  }
}
