package org.lettermark.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains models. */
@Command(
    name = "train",
    description = "Train a model on sentences or letters of yours.",
    mixinStandardHelpOptions = true,
    subcommands = {TrainStatementsCommand.class, TrainOutcomeCommand.class})
final class TrainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What is to be trained is missing");
  }
}
