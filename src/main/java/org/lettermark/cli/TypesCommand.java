package org.lettermark.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.uima.resource.metadata.FeatureDescription;
import org.apache.uima.resource.metadata.TypeDescription;
import org.lettermark.pipeline.LetterPipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the type system as a table. */
@Command(
    name = "types",
    description = "Print the types and features of annotated letters, with what they mean.",
    mixinStandardHelpOptions = true)
final class TypesCommand implements Callable<Integer> {

  private static final String OWN = "org.lettermark.type.";

  @Spec private CommandSpec spec;

  @Option(names = "--all", description = "cTAKES' types as well.")
  private boolean all;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    for (TypeDescription type : LetterPipeline.types().getTypes()) {
      if (all || type.getName().startsWith(OWN)) {
        String name = type.getName().startsWith(OWN) ? type.getName().substring(OWN.length()) : type.getName();
        out.printf("%-22s %-12s %s%n", name, "", words(type.getDescription()));
        for (FeatureDescription feature : type.getFeatures()) {
          String range = feature.getRangeTypeName();
          out.printf("  %-20s %-12s %s%n", feature.getName(), range.substring(range.lastIndexOf('.') + 1),
              words(feature.getDescription()));
        }
      }
    }
    out.flush();
    return 0;
  }

  private static String words(String description) {
    return description == null ? "" : description.strip().replaceAll("\\s+", " ");
  }
}
