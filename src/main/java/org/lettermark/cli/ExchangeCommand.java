package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lettermark.exchange.Export;
import org.lettermark.exchange.Format;
import org.lettermark.exchange.Import;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives letters to annotation tools, and takes what people marked there. */
@Command(
    name = "exchange",
    description = {
      "Give annotated letters to the tools in which people annotate, and make gold",
      "of what comes back.",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExchangeCommand implements Runnable {

  private static final int SHOWN = 50;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "\"export\" or \"import\" is missing");
  }

  @Command(
      name = "export",
      description = {
        "Write letters for another tool: their text and what annotators mark.",
        "",
        "inception    NAME.xmi (format \"UIMA CAS XMI (XML 1.0)\"), and layers.json",
        "             with types, features and lists of values: import it under",
        "             Settings, Layers, before the letters",
        "brat         NAME.txt, NAME.ann, annotation.conf and visual.conf; what has",
        "             no list of values stands in notes, \"strength=10 mg; form=tablet\"",
        "labelstudio  tasks.json and label-config.xml",
        "jsonl        letters.jsonl: id, text, spans (start, end, label, features)",
        "             in code points, as spaCy and Prodigy count",
        "conll        NAME.conll: one word a line, BIO tags, a column for each type;",
        "             for training only, it does not come back",
        ""
      },
      mixinStandardHelpOptions = true)
  int export(
      @Option(names = "--to", required = true, paramLabel = "TOOL", converter = FormatConverter.class,
          description = "inception, brat, labelstudio, jsonl or conll.") Format format,
      @Option(names = "--checked",
          description = "People made or checked these annotations: Label Studio gets them as annotations,"
              + " not as predictions.") boolean checked,
      @Parameters(paramLabel = "DIR", description = "Annotated letters, in any format that \"evaluate\" reads.") Path folder,
      @Option(names = "--output", required = true, paramLabel = "OUT", description = "A new or empty folder.") Path output)
      throws IOException {
    there(folder);
    Export.Result result = Export.write(folder, format, checked, output);
    say(result.problems());
    print("%d letters with %d annotations: %s%n", result.letters(), result.findings(), output);
    return result.problems().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "import",
      description = {
        "Make gold annotations (XMI) of what a tool wrote: INCEpTION (XMI, also in",
        "the folders of a project's export), brat (.txt and .ann), Label Studio (its",
        "JSON export) or .jsonl.",
        "",
        "A letter is refused, with every reason, where its text is not that of the",
        "letter itself, where a span begins or ends with a blank, or where a value is",
        "none of those in the guidelines. The others are written.",
        ""
      },
      mixinStandardHelpOptions = true)
  int importGold(
      @Parameters(paramLabel = "FOLDER", description = "What the tool wrote.") Path folder,
      @Option(names = "--text", required = true, paramLabel = "TEXTS",
          description = "The letters themselves, as \"annotate\" takes them.") Path texts,
      @Option(names = "--user", paramLabel = "NAME",
          description = "Whose annotations count, where several people annotated the same letters.") String user,
      @Option(names = "--output", required = true, paramLabel = "GOLD", description = "A new or empty folder.") Path output)
      throws IOException {
    there(folder);
    there(texts);
    Import.Result result = Import.read(folder, texts, user, output);
    List<String> said = new ArrayList<>(result.problems());
    result.unchecked().forEach(name -> said.add(name + ": nobody has checked it yet; left out"));
    say(said);
    print("%d letters with %d annotations: %s%n", result.letters(), result.findings(), output);
    return said.isEmpty() ? 0 : 1;
  }

  private void there(Path path) {
    if (!Files.exists(path)) {
      throw new ParameterException(spec.commandLine(), path + ": no such folder");
    }
  }

  private void print(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(format, values);
    out.flush();
  }

  private void say(List<String> problems) {
    PrintWriter err = spec.commandLine().getErr();
    problems.stream().limit(SHOWN).forEach(problem -> err.println("lettermark: " + problem));
    if (problems.size() > SHOWN) {
      err.println("lettermark: ... and " + (problems.size() - SHOWN) + " more");
    }
    err.flush();
  }

  /** Takes the name of a tool. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      return Arrays.stream(Format.values()).filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
          .orElseThrow(() -> new CommandLine.TypeConversionException("expected inception, brat, labelstudio, jsonl or conll"));
    }
  }
}
