package org.lettermark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;

/** Makes loose XMI files of letters in an output folder of any format, for the viewer and for other tools. */
public final class Unpacking {

  private Unpacking() {}

  /**
   * What was unpacked.
   *
   * @param letters how many letters
   * @param missing names that the folder does not hold
   */
  public record Result(int letters, Set<String> missing) {}

  /**
   * Unpacks letters.
   *
   * @param names which; all of them where it is empty
   */
  public static Result unpack(Path output, List<String> names, Path target) throws IOException, UIMAException {
    OutputFolder folder = new OutputFolder(output);
    if (!Files.exists(folder.log())) {
      throw new RefusedRunException(output + ": is no folder that annotate wrote");
    }
    Files.createDirectories(target);
    for (String name : List.of(XmiWriter.TYPE_SYSTEM, OutputFolder.STYLE_MAP)) {
      Files.copy(output.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Set<String> missing = new HashSet<>(names);
    int letters = 0;
    CAS cas = null;
    XmiWriter writer = new XmiWriter(Set.of());
    try (Stream<Status> lines = StatusLog.read(folder.log()); StoredLetters stored = new StoredLetters(output)) {
      for (Status status : (Iterable<Status>) lines::iterator) {
        if (status.failed() != null || !(names.isEmpty() || names.contains(status.name()))) {
          continue;
        }
        missing.remove(status.name());
        letters++;
        byte[] bytes = stored.bytes(status);
        Path file = target.resolve(status.name() + OutputFormat.XMI.suffix());
        if (!status.file().endsWith(OutputFormat.BINARY.suffix())) {
          Files.write(file, bytes);
          continue;
        }
        if (cas == null) {
          cas = LetterPipeline.emptyLetter().getCas();
        }
        StoredLetters.load(bytes, status, cas);
        writer.write(cas, file);
      }
    }
    return new Result(letters, missing);
  }
}
