package org.lettermark.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.ReaderOptions;
import org.lettermark.run.OutputFormat;
import org.lettermark.run.RunOptions;

/**
 * What every task is to do, as it travels.
 *
 * @param xmi whether rows get the gzipped XMI
 * @param localDates whether the session has days as local dates, not as SQL's
 * @param pos as in {@link PipelineOptions}, and so on
 * @param configuration hash of all that changes findings; a machine that has another refuses to annotate
 * @param ctakesDictionary a path that must be the same on every machine, or null
 */
record Job(
    boolean xmi,
    boolean localDates,
    boolean pos,
    boolean ctakesMentions,
    CarriedFolder lexicon,
    CarriedFolder models,
    String ctakesDictionary,
    int cpuSeconds,
    int wallSeconds,
    String configuration) implements Serializable {

  static Job of(PipelineOptions pipeline, RunOptions.Limits limits, boolean xmi, boolean localDates) throws IOException {
    return new Job(xmi, localDates, pipeline.pos(), pipeline.ctakesMentions(), CarriedFolder.of(pipeline.lexicon()),
        CarriedFolder.of(pipeline.models()), pipeline.ctakesDictionary() == null ? null : pipeline.ctakesDictionary().toString(),
        limits.cpuSeconds(), limits.wallSeconds(), LetterPipeline.configuration(pipeline).hash());
  }

  /**
   * What a worker is told.
   *
   * @param folder where lexicons and models are unpacked
   */
  RunOptions options(Path folder) throws IOException {
    PipelineOptions pipeline = new PipelineOptions(pos, ctakesMentions,
        lexicon == null ? null : lexicon.unpack(folder.resolve("lexicon")),
        models == null ? null : models.unpack(folder.resolve("models")),
        ctakesDictionary == null ? null : Path.of(ctakesDictionary));
    return new RunOptions(List.of(), folder, xmi ? OutputFormat.XMI_GZ : OutputFormat.XMI, true, true, 1, pipeline,
        ReaderOptions.DEFAULT, new RunOptions.Limits(cpuSeconds, wallSeconds, -1), false);
  }
}
