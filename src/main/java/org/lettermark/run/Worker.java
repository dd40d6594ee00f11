package org.lettermark.run;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.uima.UIMAException;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;
import org.lettermark.read.SourceLetter;
import org.xml.sax.SAXException;

/**
 * The process that annotates, started by another that gives it letters and outlives it.
 *
 * <p>A request and a reply are a line each, see {@link Protocol}. Several letters are in work at a time; none of them
 * is known here by anything but its number and its address.
 */
public final class Worker {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long LOOK_MILLIS = 50;
  /** A letter that takes longer than this to come to its end is done again by the next run. */
  private static final long STOP_MILLIS = 1_500;

  private final RunOptions options;
  private final Engines.Starter starter;
  private final Disk disk;
  private final OutputFolder folder;
  private final BufferedReader lines;
  private final OutputStream replies;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final List<Slot> slots = new ArrayList<>();
  private final CountDownLatch end;
  private volatile boolean stopping;

  /**
   * A worker that replies to this stream.
   *
   * @param requests where its requests come from: first the options of the run, then what {@link Protocol} says
   */
  public static Worker of(InputStream requests, OutputStream replies) throws IOException {
    return of(requests, replies, wanted -> Engines.of(LetterPipeline.start(wanted)));
  }

  static Worker of(InputStream requests, OutputStream replies, Engines.Starter starter) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(requests, StandardCharsets.UTF_8));
    RunOptions options = RunOptions.of(lines.readLine());
    return new Worker(options, lines, replies, starter, new Disk(new OutputFolder(options.output()).temporary()));
  }

  Worker(RunOptions options, BufferedReader lines, OutputStream replies, Engines.Starter starter, Disk disk) {
    this.options = options;
    this.lines = lines;
    this.replies = new BufferedOutputStream(replies);
    this.starter = starter;
    this.disk = disk;
    this.folder = new OutputFolder(options.output());
    this.end = new CountDownLatch(options.threads());
  }

  /** Answers requests until there are no more; then the letters in work are finished, and no others. */
  public void serve() throws IOException {
    LetterWork first;
    try {
      first = new LetterWork(options, disk, new LetterCodec(options), starter.start(options.pipeline()));
      reply(Protocol.READY, RunConfiguration.of(options).replace("\n", "\t"));
    } catch (IOException e) {
      reply(Protocol.REFUSED, String.valueOf(e.getMessage()).replaceAll("\\s", " "));
      return;
    }
    if (lines.readLine() == null) {
      return;
    }
    try {
      writeTypes();
    } catch (LetterWork.OutputException e) {
      replyOutput(e);
      return;
    }
    for (int i = 0; i < options.threads(); i++) {
      Slot slot = new Slot(i == 0 ? first : null, first);
      slots.add(slot);
      slot.start();
    }
    Thread watch = new Thread(this::watch, "watch");
    watch.setDaemon(true);
    watch.start();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      requests.add(line);
    }
    stop();
  }

  /** Finishes the letters in work and waits for that, but not long. */
  public void stop() {
    stopping = true;
    slots.forEach(slot -> requests.add(""));
    try {
      if (!slots.isEmpty()) {
        end.await(STOP_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    flush();
  }

  private void replyOutput(LetterWork.OutputException e) {
    boolean inTheWay = e.getCause() instanceof FileInTheWayException;
    reply(inTheWay ? Protocol.REFUSED : Protocol.OUTPUT, inTheWay ? e.getCause().getMessage() : reason(e));
  }

  private void writeTypes() throws LetterWork.OutputException {
    try (InputStream styleMap = Worker.class.getResourceAsStream(OutputFolder.STYLE_MAP)) {
      ByteArrayOutputStream types = new ByteArrayOutputStream();
      LetterPipeline.types().toXML(types);
      disk.whole(folder.root().resolve(XmiWriter.TYPE_SYSTEM), ByteBuffer.wrap(types.toByteArray()));
      disk.whole(folder.root().resolve(OutputFolder.STYLE_MAP), ByteBuffer.wrap(styleMap.readAllBytes()));
    } catch (IOException e) {
      throw new LetterWork.OutputException(e);
    } catch (UIMAException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private void reply(String... cells) {
    write(cells);
    flush();
  }

  /** Replies without haste where there is more to do: several at a time wake the other side once. */
  private void replySoon(String... cells) {
    write(cells);
    if (requests.size() <= options.threads() * Dispatcher.AHEAD / 2) {
      flush();
    }
  }

  private void write(String... cells) {
    byte[] line = (String.join("\t", cells) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (replies) {
        replies.write(line);
      }
    } catch (IOException e) {
      // As in flush.
      stopping = true;
    }
  }

  private void flush() {
    try {
      synchronized (replies) {
        replies.flush();
      }
    } catch (IOException e) {
      // Nobody listens any more: the end of the requests comes next.
      stopping = true;
    }
  }

  private static String reason(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName() + ": " + String.valueOf(cause.getMessage()).replaceAll("\\s", " ");
  }

  /**
   * Sends replies that wait, and reports letters that take too long: once each, for a thread that does not come back
   * cannot be stopped.
   */
  private void watch() {
    while (!stopping) {
      slots.forEach(Slot::look);
      flush();
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** A thread with its engines. */
  private final class Slot extends Thread {

    private final LetterWork first;
    private LetterWork work;
    private volatile String number;
    private volatile long cpuNanos;
    private volatile long wallNanos;
    private String reported;

    Slot(LetterWork work, LetterWork first) {
      super(null, null, "letters", 16 << 20);
      setDaemon(true);
      this.work = work;
      this.first = first;
    }

    @Override
    public void run() {
      try {
        while (!stopping) {
          String request = requests.take();
          if (!request.isEmpty() && !stopping) {
            answer(request.split("\t", 4));
          }
        }
      } catch (LetterWork.OutputException e) {
        replyOutput(e);
      } catch (IOException e) {
        reply(Protocol.REFUSED, String.valueOf(e.getMessage()).replaceAll("\\s", " "));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        // Whatever it is: a thread that dies in silence would leave the run waiting for its letter.
        reply(Protocol.CRASHED, number, LetterWork.kind(e));
      } finally {
        end.countDown();
      }
    }

    private void answer(String[] request) throws IOException {
      if (work == null) {
        work = first.another();
      }
      cpuNanos = THREADS.getCurrentThreadCpuTime();
      wallNanos = System.nanoTime();
      number = request[1];
      LetterSource source = LetterReader.at(request[3], options.reader());
      if (request[0].equals(Protocol.CHECK)) {
        String[] hashes = request[2].split(" ");
        String now = work.check(source, hashes[0], hashes[1]);
        number = null;
        replySoon(Protocol.DONE, request[1], now);
        return;
      }
      if (request[0].equals(Protocol.EXPLAIN)) {
        work.explain(source);
        number = null;
        replySoon(Protocol.DONE, request[1]);
        return;
      }
      Path target = options.format() == OutputFormat.ZIP
          ? Shard.part(folder, source.name())
          : folder.root().resolve(request[2]);
      Status status = work.annotate(source, request[2], target, request[0].equals(Protocol.ALONE));
      number = null;
      long cpu = THREADS.getCurrentThreadCpuTime() - cpuNanos;
      replySoon(Protocol.DONE, request[1], status.json(), String.valueOf(cpu / 1000),
          String.valueOf((System.nanoTime() - wallNanos) / 1000));
    }

    void look() {
      String now = number;
      if (now == null || now.equals(reported)) {
        return;
      }
      boolean cpu = THREADS.getThreadCpuTime(getId()) - cpuNanos > options.limits().cpuSeconds() * 1_000_000_000L;
      boolean wall = System.nanoTime() - wallNanos > options.limits().wallSeconds() * 1_000_000_000L;
      if ((cpu || wall) && now.equals(number)) {
        reported = now;
        String where = LetterWork.place(getStackTrace());
        SourceLetter letter = work.inWork();
        try {
          if (letter != null) {
            new LetterFiles(folder, disk).setAside(letter);
          }
          reply(cpu ? Protocol.OVERTIME : Protocol.STUCK, now, where);
        } catch (IOException e) {
          reply(Protocol.OUTPUT, reason(e));
        }
      }
    }
  }
}
