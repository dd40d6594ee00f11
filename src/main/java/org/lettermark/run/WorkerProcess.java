package org.lettermark.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

  /**
   * Starts a worker.
   *
   * @param command starts a process that makes a {@link Worker} with what it reads first
   * @param options what the worker is to do, its first line
   */
  WorkerProcess(List<String> command, RunOptions options) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    requests = process.getOutputStream();
    Thread reader = new Thread(() -> read(process.getInputStream(), lines), "replies");
    reader.setDaemon(true);
    reader.start();
    send(options.json());
  }

  /** Starts workers whose main method is this class's. */
  static Starter starter(Class<?> mainClass, RunOptions options) {
    return new Starter() {
      @Override
      public WorkerLink start(int letters) throws IOException {
        return new WorkerProcess(JavaFlags.command(mainClass.getName(), options.threads(), letters, false), options);
      }

      @Override
      public WorkerLink startTracing() throws IOException {
        return new WorkerProcess(JavaFlags.command(mainClass.getName(), 1, 1, true), options);
      }
    };
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
