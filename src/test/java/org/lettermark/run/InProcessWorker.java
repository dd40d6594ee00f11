package org.lettermark.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker in a thread of the test: quick, and on the same disk, which may be one that fails. */
final class InProcessWorker implements WorkerLink {

  private final PipedOutputStream requests = new PipedOutputStream();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  InProcessWorker(RunOptions options, Engines.Starter starter, Disk disk) throws IOException {
    PipedInputStream in = new PipedInputStream(requests, 1 << 16);
    PipedOutputStream replies = new PipedOutputStream();
    BufferedReader read =
        new BufferedReader(new InputStreamReader(new PipedInputStream(replies, 1 << 16), StandardCharsets.UTF_8));
    daemon(() -> {
      try (replies) {
        new Worker(options, replies, starter, disk).serve(in);
      }
    });
    daemon(() -> {
      for (String line = read.readLine(); line != null; line = read.readLine()) {
        lines.add(line);
      }
      lines.add(END);
    });
  }

  private interface Task {
    void run() throws IOException;
  }

  private void daemon(Task task) {
    Thread thread = new Thread(() -> {
      try {
        task.run();
      } catch (IOException e) {
        // A pipe whose other end is gone.
      }
    });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void send(String... cells) {
    try {
      requests.write((String.join("\t", cells) + "\n").getBytes(StandardCharsets.UTF_8));
      requests.flush();
    } catch (IOException e) {
      // The worker is gone: receive() says so.
    }
  }

  @Override
  public String receive(long millis) throws InterruptedException {
    return lines.poll(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void finish() {
    try {
      requests.close();
    } catch (IOException e) {
      // The worker is gone: receive() says so.
    }
  }

  @Override
  public void close() {
    finish();
  }

  @Override
  public void kill() {
    finish();
  }

  @Override
  public String end() {
    return "ended";
  }
}
