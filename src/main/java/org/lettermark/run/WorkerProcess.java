package org.lettermark.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own. */
final class WorkerProcess implements WorkerLink {

  /** Exit status of a Java process with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  /** A worker without work ends at once, unless it is to write down the classes that it has loaded. */
  private static final int END_SECONDS = 20;

  private final Process process;
  /** Buffered, as Java gives it. */
  private final OutputStream requests;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  WorkerProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    requests = process.getOutputStream();
    Thread reader = new Thread(() -> read(process.getInputStream(), lines), "replies");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * The command that starts a worker.
   *
   * @param mainClass class whose main method makes the worker
   * @param arguments its arguments
   */
  static List<String> command(String mainClass, int threads, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(threads));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return command;
  }

  /** Chosen by measuring runs over 4,000 letters. */
  private static List<String> flags(int threads) {
    List<String> flags = new ArrayList<>(List.of(
        "-Xms256m", "-Xmx512m", "-Xmn160m",
        threads > 2 ? "-XX:+UseParallelGC" : "-XX:+UseSerialGC",
        // The optimizing compiler takes a third of the time of the first thousands of letters: what is not truly hot is
        // left to the quick one, and large methods are not put into their callers.
        "-XX:Tier4InvocationThreshold=120000", "-XX:Tier4MinInvocationThreshold=24000",
        "-XX:Tier4CompileThreshold=180000", "-XX:Tier4BackEdgeThreshold=900000", "-XX:FreqInlineSize=100",
        // The code of the quick compiler counts what it does, so what it puts into callers is slow in all of them.
        "-XX:C1MaxInlineSize=16",
        "-XX:+IgnoreUnrecognizedVMOptions",
        // cTAKES' tokenizer makes an exception for every token, to be at hand: that is the price of a long stack trace.
        "-XX:-StackTraceInThrowable",
        "-XX:-UsePerfData", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError",
        // What a dying process writes down may hold a letter.
        "-XX:+SuppressFatalErrorMessage", "-XX:-CreateCoredumpOnCrash",
        "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"));
    String archive = System.getProperty("lettermark.archive");
    if (archive != null) {
      flags.add("-XX:SharedArchiveFile=" + archive);
    }
    String made = System.getProperty("lettermark.archive.make");
    if (made != null) {
      // Uncompiled: a method that waits for a compiler at the end is written down as waiting, and in every later run
      // waits for ever.
      flags.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-Xint"));
    }
    return flags;
  }

  /** Hands on every line that comes in, and its end whatever that is. */
  static void read(InputStream replies, BlockingQueue<String> lines) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(replies, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      // A killed process: its end is all there is to say.
    }
    lines.add(END);
  }

  @Override
  public void send(String... cells) {
    try {
      requests.write((String.join("\t", cells) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The process is gone: receive() says so.
    }
  }

  @Override
  public String receive(long millis) throws InterruptedException {
    String line = lines.poll();
    if (line != null) {
      return line;
    }
    flush();
    return lines.poll(millis, TimeUnit.MILLISECONDS);
  }

  private void flush() {
    try {
      requests.flush();
    } catch (IOException e) {
      // The process is gone: receive() says so.
    }
  }

  @Override
  public void finish() {
    try {
      requests.close();
    } catch (IOException e) {
      // The process is gone: receive() says so.
    }
  }

  @Override
  public void close() {
    finish();
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public String end() {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        return "the process does not end";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int status = process.exitValue();
    if (status == OUT_OF_MEMORY) {
      return "out of memory";
    }
    return status > 128 ? "the process died of signal " + (status - 128) : "the process ended with status " + status;
  }
}
