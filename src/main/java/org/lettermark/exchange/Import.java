package org.lettermark.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.JsonLines;
import org.lettermark.corpus.LetterSet;
import org.lettermark.corpus.LetterTypes;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;

/** Makes gold annotations of what annotation tools wrote. */
public final class Import {

  /** What was done: letters that are gold now, those that nobody has checked yet, and why others are refused. */
  public record Result(int letters, int findings, List<String> unchecked, List<String> problems) {}

  private Import() {}

  /**
   * Reads the files of a tool, whose kind their names tell, and writes {@code NAME.xmi} for each letter. A letter whose text is not that
   * of the letter itself, or that breaks the guidelines, is refused with every reason; the others go on.
   *
   * @param texts the letters themselves, as "annotate" takes them
   * @param user whose annotations count where several people made some; null where one did
   * @param output a folder that is new or empty
   * @throws IOException where nothing can be read or written
   */
  public static Result read(Path folder, Path texts, String user, Path output) throws IOException {
    Export.empty(output);
    Read read = tool(folder, user);
    Map<String, LetterSource> sources = new HashMap<>();
    for (LetterSource source : LetterReader.find(List.of(texts))) {
      sources.put(source.name(), source);
    }
    Files.createDirectories(output);
    List<String> problems = new ArrayList<>(read.problems);
    int letters = 0;
    int findings = 0;
    try {
      TypeSystemDescription types = LetterTypes.description();
      CAS cas = CasCreationUtils.createCas(types, null, null);
      XmiWriter writer = new XmiWriter(Set.of());
      XmiWriter.writeTypeSystem(types, output);
      for (Map.Entry<String, FlatLetter> entry : read.letters.entrySet()) {
        List<String> faults = faults(entry.getValue(), sources.get(entry.getKey()));
        faults.forEach(fault -> problems.add(entry.getKey() + ": " + fault));
        if (faults.isEmpty()) {
          FlatLetter letter = Layer.reduce(entry.getValue());
          cas.reset();
          CasFill.fill(cas, letter);
          writer.write(cas, output.resolve(entry.getKey() + ".xmi"));
          letters++;
          findings += letter.findings().size();
        }
      }
    } catch (UIMAException e) {
      throw new IOException(e.getMessage(), e);
    }
    return new Result(letters, findings, read.unchecked, problems);
  }

  private static Read tool(Path folder, String user) throws IOException {
    if (BratReader.isThere(folder)) {
      return BratReader.read(folder);
    }
    if (InceptionReader.isThere(folder)) {
      return InceptionReader.read(folder, user);
    }
    try (LetterSet lines = JsonLines.in(folder)) {
      if (!lines.names().isEmpty() || !lines.unreadable().isEmpty()) {
        Read read = new Read();
        lines.unreadable().forEach((file, reason) -> read.problems.add(folder.resolve(file) + ": " + reason));
        for (String name : lines.names()) {
          read.letters.put(name, lines.flat(name));
        }
        return read;
      }
    }
    if (LabelStudioReader.isThere(folder)) {
      return LabelStudioReader.read(folder, user);
    }
    throw new IOException(folder + ": holds nothing of brat (.ann), INCEpTION (.xmi), Label Studio (.json) or .jsonl");
  }

  private static List<String> faults(FlatLetter letter, LetterSource source) {
    if (source == null) {
      return List.of("there is no such letter among the texts");
    }
    String text;
    try {
      text = source.read().text();
    } catch (IOException e) {
      return List.of("its text cannot be read: " + e.getMessage());
    }
    int same = 0;
    while (same < Math.min(text.length(), letter.text().length()) && text.charAt(same) == letter.text().charAt(same)) {
      same++;
    }
    if (same < Math.max(text.length(), letter.text().length())) {
      return List.of("its text is not that of the letter from " + Layer.place(text, same) + " on");
    }
    return Layer.faults(letter);
  }
}
