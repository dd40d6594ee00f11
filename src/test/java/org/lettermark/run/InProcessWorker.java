package org.lettermark.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker in a thread of the test: quick, and on the same disk, which may be one that fails. */
final class InProcessWorker implements WorkerLink {

  private final OutputStream requests;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** Over pipes of the system: those of java.io break when the thread that wrote last has ended. */
  InProcessWorker(RunOptions options, Engines.Starter starter, Disk disk) throws IOException {
    Pipe in = Pipe.open();
    Pipe out = Pipe.open();
    requests = Channels.newOutputStream(in.sink());
    daemon(() -> {
      try (InputStream read = Channels.newInputStream(in.source());
          OutputStream replies = Channels.newOutputStream(out.sink())) {
        new Worker(options, new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8)), replies, starter, disk).serve();
      }
    });
    daemon(() -> WorkerProcess.read(Channels.newInputStream(out.source()), lines));
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
