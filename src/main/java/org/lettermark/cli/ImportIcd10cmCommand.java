package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lettermark.imports.Icd10cm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks and widens the lexicon of disorders with the official list of codes. */
@Command(
    name = "import-icd10cm",
    description = {
      "Check and widen the lexicon of disorders with the official ICD-10-CM codes.",
      "",
      "The official file, icd10cm_order_YYYY.txt, is free at cms.gov. This command",
      "compares every code of the lexicon with it, takes out the codes that it does",
      "not have, adds its labels of diseases as further names, and writes the files",
      "into a folder that \"annotate --lexicon\" takes:",
      "",
      "disorders.tsv, symptoms.tsv, diagnosis-codes.tsv",
      ""
    },
    mixinStandardHelpOptions = true)
final class ImportIcd10cmCommand implements Callable<Integer> {

  private static final String LEXICON = "classpath:/org/lettermark/lexicon/";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file icd10cm_order_YYYY.txt.")
  private Path file;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files, for \"annotate --lexicon DIR\".")
  private Path output;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), file + ": no such file");
    }
    Icd10cm.Summary summary =
        Icd10cm.read(file)
            .rewrite(
                List.of(LEXICON + "disorders.tsv", LEXICON + "symptoms.tsv", LEXICON + "diagnosis-codes.tsv"), output);
    PrintWriter out = spec.commandLine().getOut();
    int unknown = summary.unknown().values().stream().mapToInt(codes -> codes.size()).sum();
    out.printf(
        "%d codes checked, %d not in %s, %d names added%n",
        summary.checked(), unknown, file.getFileName(), summary.added());
    summary.unknown().forEach((name, codes) -> out.println(name + ": " + String.join(" ", codes)));
    out.println(output);
    out.flush();
    return 0;
  }
}
