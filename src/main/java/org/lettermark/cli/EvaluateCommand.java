package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lettermark.evaluate.Evaluation;
import org.lettermark.evaluate.FigureFiles;
import org.lettermark.evaluate.FigureFiles.Group;
import org.lettermark.evaluate.FigureTable;
import org.lettermark.evaluate.Grouping;
import org.lettermark.evaluate.Intervals;
import org.lettermark.evaluate.MissPages;
import org.lettermark.evaluate.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares annotated letters with gold annotations. */
@Command(
    name = "evaluate",
    description = {
      "Compare annotated letters with annotations made by hand.",
      "",
      "For each type: precision, recall and F1 of spans that are the same, and of",
      "spans that overlap; for each feature, in how many of the spans that overlap",
      "its value is that of the gold. The 95 % intervals say how far a figure would",
      "move with other letters of the same kind.",
      "",
      "Either folder may hold what \"annotate\" writes, in any format; XMI of",
      "INCEpTION or dkpro-cassis with our types, and others besides; .jsonl as",
      "\"exchange\" writes it; or stand-off annotations, NAME.json with a list of",
      "{\"type\", \"begin\", \"end\", \"text\", feature: value}.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all letters compared", "1:a letter is missing or broken: named, and counted as all missed", "2:wrong use"},
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GOLD", description = "Folder with the annotations made by hand.")
  private Path gold;

  @Parameters(index = "1", paramLabel = "DIR", description = "Folder with the letters to measure.")
  private Path system;

  @Option(
      names = "--by", paramLabel = "layout|year|section", converter = ByConverter.class, defaultValue = "none",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description = "Also the figures of each layout, year of decision, or section of the letter.")
  private Grouping by;

  @Option(
      names = "--compare", paramLabel = "OTHER_DIR",
      description = "Also the difference to another system on the same letters, and its interval (the same letters are drawn for both).")
  private Path other;

  @Option(
      names = "--misses", paramLabel = "FOLDER",
      description = "Write pages that show every miss in its sentence, gold and system side by side. They hold text of the letters.")
  private Path misses;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as JSON.")
  private Path json;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the figures there as CSV.")
  private Path csv;

  /** Takes the words of --by. */
  static final class ByConverter implements picocli.CommandLine.ITypeConverter<Grouping> {
    @Override
    public Grouping convert(String word) {
      for (Grouping grouping : Grouping.values()) {
        if (grouping.name().toLowerCase(Locale.ROOT).equals(word)) {
          return grouping;
        }
      }
      throw new picocli.CommandLine.TypeConversionException("expected layout, year or section");
    }
  }

  @Override
  public Integer call() throws Exception {
    MissPages pages = misses == null ? null : new MissPages(misses);
    Evaluation evaluation = compare(system, pages == null ? any -> {} : pages);
    Evaluation second = other == null ? null : compare(other, any -> {});
    PrintWriter out = spec.commandLine().getOut();
    Group all = group("", evaluation.byLetter());
    List<Group> groups = new ArrayList<>();
    if (by != Grouping.NONE) {
      evaluation.groups().forEach((name, letters) -> groups.add(group(name, letters)));
    }
    out.printf("%d letters%n%n%s", evaluation.letters(), FigureTable.of(all.tally(), all.intervals()));
    for (Group group : groups) {
      out.printf("%n%s %s: %d letters%n%n%s", by.name().toLowerCase(Locale.ROOT), group.name(), group.letters(),
          FigureTable.of(group.tally(), group.intervals()));
    }
    if (second != null) {
      out.printf("%n%s", FigureTable.compare(
          evaluation.tally(), second.tally(), Intervals.ofDifference(evaluation.byLetter(), second.byLetter())));
    }
    out.flush();
    List<String> problems = new ArrayList<>(evaluation.problems());
    if (second != null) {
      second.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
    }
    say(problems);
    if (json != null) {
      FigureFiles.json(json, all, groups, problems.size());
    }
    if (csv != null) {
      List<Group> rows = new ArrayList<>(List.of(all));
      rows.addAll(groups);
      FigureFiles.csv(csv, rows);
    }
    if (pages != null) {
      pages.write();
      out.printf("%n%s%n", misses.resolve("index.html"));
      out.flush();
    }
    return problems.isEmpty() ? 0 : 1;
  }

  private Evaluation compare(Path folder, Evaluation.Listener listener) throws IOException {
    for (Path path : List.of(gold, folder)) {
      if (!Files.exists(path)) {
        throw new ParameterException(spec.commandLine(), path + ": no such folder");
      }
    }
    Evaluation evaluation = Evaluation.compare(gold, folder, by, listener);
    if (evaluation.letters() == 0) {
      say(evaluation.problems());
      throw new ParameterException(spec.commandLine(), gold + ": no letter that can be compared");
    }
    return evaluation;
  }

  private static Group group(String name, List<Tally> letters) {
    return new Group(name, letters.size(), Tally.sum(letters), Intervals.of(letters));
  }

  private void say(List<String> problems) {
    PrintWriter err = spec.commandLine().getErr();
    problems.stream().limit(SHOWN).forEach(problem -> err.println("lettermark: " + problem));
    if (problems.size() > SHOWN) {
      err.println("lettermark: ... and " + (problems.size() - SHOWN) + " more");
    }
    err.flush();
  }
}
