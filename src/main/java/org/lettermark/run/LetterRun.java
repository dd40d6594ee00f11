package org.lettermark.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.lettermark.read.KnownNames;
import org.lettermark.read.LetterList;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;

/**
 * Annotates all letters of some inputs into one folder, in a process that may die, and goes on from where an earlier
 * run of the same folder stopped.
 *
 * <p>This side holds the list of letters, the log and the verdicts; the {@link Worker} reads, annotates and writes.
 */
public final class LetterRun {

  /** Is told how the run gets on. */
  public interface Listener {
    /** Letters that an earlier run did are being compared with their inputs. */
    void checking(int letters);

    void started(int letters, int done);

    void progress(int done, int failed);
  }

  /**
   * How a run ended.
   *
   * @param totals what lies in the folder
   * @param listed letters in the inputs
   * @param doneBefore letters of an earlier run
   * @param failedNow letters that this run set aside
   * @param missing letters in the folder that are in the inputs no more
   * @param renamed letters that got another name
   * @param leftOut files of the inputs that are no letters
   * @param notes what was found out about the inputs, a sentence each
   * @param stopped whether the run was stopped before its end
   */
  public record Result(
      Totals totals,
      int listed,
      int doneBefore,
      int failedNow,
      int missing,
      List<LetterList.Renamed> renamed,
      long leftOut,
      List<String> notes,
      boolean stopped) {}

  private final RunOptions options;
  private final Listener listener;
  private final OutputFolder folder;
  private final Disk disk;
  private final WorkerLink.Starter starter;
  private final Dispatcher dispatcher;
  private Set<String> brokenShards;
  private final Map<String, Boolean> shards = new HashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);

  /**
   * A run.
   *
   * @param workerMain class whose main method makes a {@link Worker} with what it reads
   */
  public LetterRun(RunOptions options, Class<?> workerMain, Listener listener) {
    this(options, listener, new Disk(new OutputFolder(options.output()).temporary()),
        WorkerProcess.starter(workerMain, options));
  }

  LetterRun(RunOptions options, Listener listener, Disk disk, WorkerLink.Starter starter) {
    this.options = options;
    this.listener = listener;
    this.disk = disk;
    this.starter = starter;
    this.folder = new OutputFolder(options.output());
    this.dispatcher = new Dispatcher(options, starter, configuration -> folder.configure(configuration, disk));
  }

  /**
   * Runs to the end, or until {@link #stop}.
   *
   * @throws RefusedRunException where the run cannot be meant
   * @throws StoppedRunException where it cannot go on
   * @throws org.lettermark.read.WrongInputException where an input is wrong
   */
  public Result run() throws IOException, InterruptedException {
    try {
      LetterList letters = LetterReader.find(options.inputs(), options.reader(), options.restart() ? KnownNames.NONE : folder.names());
      requireNames(letters);
      requireSafe();
      try (FileChannel lock = folder.lock()) {
        if (options.restart()) {
          folder.clear();
        } else {
          folder.removeTemporary();
        }
        Result result = run(letters);
        dispatcher.close();
        return result;
      } catch (FileInTheWayException e) {
        throw new RefusedRunException(e.getMessage());
      } catch (FileSystemException e) {
        throw new StoppedRunException(options.output() + ": cannot be written (" + e.getClass().getSimpleName()
            + (e.getReason() == null ? "" : ": " + e.getReason()) + ")");
      } catch (RefusedRunException | StoppedRunException e) {
        throw e;
      } catch (IOException e) {
        throw new StoppedRunException(options.output() + ": cannot be written (" + e.getMessage() + ")");
      }
    } finally {
      dispatcher.kill();
      end.countDown();
    }
  }

  /** What is the user's is never written over or removed: an input does not lie where this run's own files do. */
  private void requireSafe() throws IOException {
    for (Path input : options.inputs()) {
      if (folder.holdsAsOwn(input)) {
        throw new RefusedRunException(input + ": lies where " + options.output() + " keeps its own files; name another folder for the results");
      }
    }
  }

  /** Names are the same everywhere: where a file cannot have one, the run is not for that place. */
  private static void requireNames(LetterList letters) throws RefusedRunException {
    String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
    String name = Charset.isSupported(charset) ? letters.unnameable(Charset.forName(charset)) : null;
    if (name != null) {
      throw new RefusedRunException(name + ": no file can have this name while the locale's character set is " + charset
          + "; set LC_ALL to one with UTF-8, such as C.UTF-8");
    }
  }

  private Result run(LetterList letters) throws IOException, InterruptedException {
    dispatcher.start(letters.size());
    brokenShards = brokenShards();
    DoneLetters done = new DoneLetters();
    Set<String> failed = new HashSet<>();
    try (Stream<Status> lines = StatusLog.read(folder.log())) {
      for (Status status : (Iterable<Status>) lines::iterator) {
        if (!holds(status)) {
          // Its own, and not as it was written: it is written anew.
          folder.remove(status);
          continue;
        }
        done.add(status.name(), status.textSha256(), status.sha256());
        if (status.failed() != null) {
          failed.add(status.name());
        }
      }
    }
    dispatcher.awaitReady();
    Set<String> again = check(letters, done, failed);
    LetterFiles files = new LetterFiles(folder, disk);
    Set<String> released = files.inQuarantine();
    if (!released.isEmpty()) {
      released.retainAll(names(letters));
    }
    released.removeIf(name -> failed.contains(name) && !again.contains(name));
    files.release(released);
    Totals totals = new Totals();
    int[] lastShard = new int[1];
    StatusLog log = StatusLog.open(folder.log(), disk, status -> holds(status) && !again.contains(status.name()));
    try (Stream<Status> lines = StatusLog.read(folder.log())) {
      lines.forEach(status -> {
        totals.add(status);
        if (options.format() == OutputFormat.ZIP) {
          lastShard[0] = Math.max(lastShard[0], Shard.number(status.file()));
        }
      });
    }
    int before = totals.letters();
    int failedBefore = totals.failed();
    int[] todo = IntStream.range(0, letters.size())
        .filter(i -> !done.contains(letters.get(i).name()) || again.contains(letters.get(i).name())).toArray();
    listener.started(letters.size(), letters.size() - todo.length);
    try (Committer committer =
        new Committer(folder, disk, log, totals, options.format() == OutputFormat.ZIP, todo.length)) {
      Annotating annotating = new Annotating(letters, todo, lastShard[0] + 1, committer, totals);
      dispatcher.work(IntStream.range(0, todo.length).iterator(), annotating);
      new Explanation(starter, options.limits()).of(annotating.unexplained);
    }
    return new Result(totals, letters.size(), before, totals.failed() - failedBefore, before - (letters.size() - todo.length), letters.renamed(),
        letters.leftOut(), letters.notes(), dispatcher.isStopping());
  }

  private static Set<String> names(LetterList letters) {
    Set<String> names = new HashSet<>();
    letters.forEach(letter -> names.add(letter.name()));
    return names;
  }

  /** Whether the file that a line names is still there. */
  private boolean holds(Status status) {
    Path file = folder.root().resolve(status.file());
    if (options.format() == OutputFormat.ZIP) {
      return !brokenShards.contains(status.file()) && isReadable(status.file(), file);
    }
    try {
      return status.failed() != null
          ? Files.exists(folder.quarantine().resolve(status.name()).resolve("reason.txt"))
          : Files.size(file) == status.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a shard can be opened: its directory stands at its end. */
  private boolean isReadable(String name, Path file) {
    return shards.computeIfAbsent(name, any -> {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return true;
      } catch (IOException e) {
        return false;
      }
    });
  }

  /** The shards of which the log does not have every line: it broke off, or was changed. */
  private Set<String> brokenShards() throws IOException {
    Set<String> broken = new HashSet<>();
    if (options.format() == OutputFormat.ZIP) {
      Map<String, Integer> lines = new HashMap<>();
      try (Stream<Status> log = StatusLog.read(folder.log())) {
        log.forEach(status -> lines.merge(status.file(), 1, Integer::sum));
      }
      for (Map.Entry<String, Integer> shard : lines.entrySet()) {
        try (Stream<Status> all = StatusLog.read(folder.root().resolve(Shard.statuses(shard.getKey())))) {
          if (all.count() != shard.getValue()) {
            broken.add(shard.getKey());
          }
        }
      }
    }
    return broken;
  }

  /** Compares the letters done with their inputs; gives those that failed but are others now, to be done again. */
  private Set<String> check(LetterList letters, DoneLetters done, Set<String> failed)
      throws IOException, InterruptedException {
    Set<String> again = new HashSet<>();
    if (done.size() == 0 || dispatcher.isStopping()) {
      return again;
    }
    listener.checking(done.size());
    PrimitiveIterator.OfInt old = IntStream.range(0, letters.size())
        .filter(i -> done.contains(letters.get(i).name())).iterator();
    dispatcher.work(old, new Dispatcher.Work() {
      @Override
      public String[] request(int letter, boolean alone) {
        LetterSource source = letters.get(letter);
        return new String[] {
          Protocol.CHECK, String.valueOf(letter), done.text(source.name()) + " " + done.file(source.name()), source.address()
        };
      }

      @Override
      public void done(int letter, String[] reply) throws IOException {
        if (reply[2].equals(Protocol.CHANGED)) {
          LetterSource source = letters.get(letter);
          if (!failed.contains(source.name())) {
            throw new RefusedRunException(source.uri() + ": has changed since it was annotated into "
                + options.output() + "; --restart removes its letters and starts afresh");
          }
          again.add(source.name());
        } else if (reply[2].equals(Protocol.DAMAGED)) {
          String name = letters.get(letter).name();
          again.add(name);
          folder.removeLetter(name, options.format());
        }
      }

      @Override
      public void guilty(int letter, String reason) {
        // It is in quarantine for the same reason.
      }

      @Override
      public boolean isFull() {
        return false;
      }
    });
    return again;
  }

  /**
   * Lets the letters in work be finished and ends the run. Waits for that, but no longer than this.
   *
   * @return whether there was a run to end
   */
  public boolean stop(long millis) {
    if (end.getCount() == 0) {
      return false;
    }
    dispatcher.stop();
    try {
      if (!end.await(millis, TimeUnit.MILLISECONDS)) {
        dispatcher.kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  /** Letters that are to be annotated. */
  private final class Annotating implements Dispatcher.Work {

    private final LetterList letters;
    private final int[] todo;
    private final int firstShard;
    private final Committer committer;
    private final Totals totals;
    private final int limit;
    private final List<LetterSource> unexplained = new ArrayList<>();
    private int begun;

    Annotating(LetterList letters, int[] todo, int firstShard, Committer committer, Totals totals) {
      this.letters = letters;
      this.todo = todo;
      this.firstShard = firstShard;
      this.committer = committer;
      this.totals = totals;
      this.limit = options.limits().quarantineOf(letters.size());
    }

    @Override
    public String[] request(int position, boolean alone) {
      begun = Math.max(begun, position + 1);
      LetterSource source = letters.get(todo[position]);
      return new String[] {
        alone ? Protocol.ALONE : Protocol.LETTER, String.valueOf(position), file(position), source.address()
      };
    }

    private String file(int position) {
      return options.format() == OutputFormat.ZIP
          ? Shard.name(firstShard, position)
          : letters.get(todo[position]).name() + options.format().suffix();
    }

    @Override
    public void done(int position, String[] reply) throws IOException {
      Status status = Status.parse(reply[2]);
      committer.time(status.name(), reply[3], reply[4]);
      if (status.failed() != null && status.textSha256() != null) {
        unexplained.add(letters.get(todo[position]));
      }
      commit(position, status);
    }

    @Override
    public void guilty(int position, String reason) throws IOException {
      LetterSource source = letters.get(todo[position]);
      new LetterFiles(folder, disk).setAside(source.name(), source.uri(), reason, null);
      commit(position, Status.failed(source.name(), source.uri(), file(position), reason));
    }

    private void commit(int position, Status status) throws IOException {
      committer.put(position, status);
      listener.progress(letters.size() - todo.length + committer.finished(), totals.failed());
      if (totals.failed() > limit) {
        throw new StoppedRunException(totals.failed() + " letters had to be set aside, more than --max-quarantine "
            + limit + "; see " + folder.quarantine());
      }
    }

    @Override
    public boolean isFull() {
      return committer.isFull(begun);
    }
  }
}
