package org.lettermark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lettermark.evaluate.Agreement;
import org.lettermark.evaluate.AgreementFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how far annotators agree. */
@Command(
    name = "agreement",
    description = {
      "Say how far annotators agree who marked the same letters.",
      "",
      "For each type: F1 of spans, Cohen's kappa and Krippendorff's alpha over",
      "words (within a span or outside); for each feature the same over the values",
      "of spans that overlap. Of three annotators and more, every two, and alpha of",
      "all. Where everybody gave one and the same value, both are not defined, and",
      "the table says so.",
      "",
      "A folder may be of any kind that \"evaluate\" reads.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all letters compared", "1:a letter is missing or broken in a folder: named, and left out", "2:wrong use"},
    mixinStandardHelpOptions = true)
final class AgreementCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;

  @Parameters(arity = "2..*", paramLabel = "DIR", description = "Folders, one for each annotator.")
  private List<Path> folders;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the figures there as CSV.")
  private Path csv;

  @Option(
      names = "--differences", paramLabel = "FILE",
      description = "Write every place where two annotators differ there as CSV. It holds words of the letters.")
  private Path differences;

  @Override
  public Integer call() throws Exception {
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new ParameterException(spec.commandLine(), folder + ": no such folder");
      }
    }
    Agreement agreement = Agreement.between(folders);
    PrintWriter err = spec.commandLine().getErr();
    agreement.problems().stream().limit(SHOWN).forEach(problem -> err.println("lettermark: " + problem));
    if (agreement.problems().size() > SHOWN) {
      err.println("lettermark: ... and " + (agreement.problems().size() - SHOWN) + " more");
    }
    err.flush();
    if (agreement.letters() == 0) {
      throw new ParameterException(spec.commandLine(), "there is no letter that all folders have");
    }
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < folders.size(); i++) {
      out.println(Agreement.letter(i) + " = " + folders.get(i));
    }
    List<Agreement.Line> lines = agreement.lines();
    out.printf("%d letters%n%n%s", agreement.letters(), AgreementFiles.table(lines));
    out.flush();
    if (csv != null) {
      AgreementFiles.figures(csv, lines);
    }
    if (differences != null) {
      AgreementFiles.differences(differences, agreement);
    }
    return agreement.problems().isEmpty() ? 0 : 1;
  }
}
