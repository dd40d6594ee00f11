package org.lettermark.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings what the worker's threads finish back into the order of the list, and enters it in the log: so the log is the
 * same bytes from one thread or many, and at any moment the beginning of that of the whole run.
 */
final class Committer implements Closeable {

  /** How far letters may run ahead of one that takes long. */
  private static final int WINDOW = 2_000;
  /** A run that is killed does the letters of this time once more. */
  private static final long ENTER_NANOS = 100_000_000L;
  private static final long SYNC_NANOS = 2_000_000_000L;

  private final OutputFolder folder;
  private final Disk disk;
  private final StatusLog log;
  private final Totals totals;
  private final FileChannel times;
  private final StringBuilder newTimes = new StringBuilder();
  private final boolean shards;
  private final int letters;
  private final Map<Integer, Status> waiting = new HashMap<>();
  /** In the order of the list, and in no log yet. */
  private final List<Status> ready = new ArrayList<>();
  private int next;
  private long entered = System.nanoTime();
  private long synced = System.nanoTime();

  Committer(OutputFolder folder, Disk disk, StatusLog log, Totals totals, boolean shards, int letters)
      throws IOException {
    this.folder = folder;
    this.disk = disk;
    this.log = log;
    this.totals = totals;
    this.shards = shards;
    this.letters = letters;
    this.times = FileChannel.open(
        folder.times(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    if (times.size() == 0) {
      disk.write(times, ByteBuffer.wrap("name\tcpu_microseconds\twall_microseconds\n".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Whether letters must wait for one before them. */
  boolean isFull(int begun) {
    return begun - next >= WINDOW;
  }

  /** How many letters have been entered, or wait for one before them. */
  int finished() {
    return next + waiting.size();
  }

  /** Notes how long a letter took: the one thing that no two runs have in common. */
  void time(String name, String cpuMicros, String wallMicros) {
    newTimes.append(name).append('\t').append(cpuMicros).append('\t').append(wallMicros).append('\n');
  }

  /** Takes what became of the letter of this position. */
  void put(int position, Status status) throws IOException {
    waiting.put(position, status);
    while (waiting.containsKey(next)) {
      Status one = waiting.remove(next);
      ready.add(one);
      next++;
      if (!shards) {
        totals.add(one);
      } else if (ready.size() == Shard.LETTERS || next == letters) {
        writeShard();
      }
    }
    if (!shards && System.nanoTime() - entered > ENTER_NANOS) {
      enter();
    }
  }

  private void enter() throws IOException {
    List<Status> statuses = List.copyOf(ready);
    String itsTimes = newTimes.toString();
    // First of all: what failed is not tried again when the run is closed.
    ready.clear();
    newTimes.setLength(0);
    log.add(statuses);
    disk.write(times, ByteBuffer.wrap(itsTimes.getBytes(StandardCharsets.UTF_8)));
    entered = System.nanoTime();
    if (entered - synced > SYNC_NANOS) {
      log.sync();
      synced = entered;
    }
  }

  private void writeShard() throws IOException {
    String name = ready.get(0).file();
    List<Path> parts = ready.stream().map(status -> Shard.part(folder, status.name())).toList();
    Shard zip = new Shard();
    for (int i = 0; i < parts.size(); i++) {
      if (ready.get(i).failed() == null) {
        zip.add(ready.get(i).name() + ".xmi", Files.readAllBytes(parts.get(i)));
      }
    }
    disk.freshForGood(folder.root().resolve(Shard.statuses(name)), ready.stream().map(StatusLog::line).toList());
    disk.freshForGood(folder.root().resolve(name), zip.bytes());
    ready.forEach(totals::add);
    enter();
    log.sync();
    for (Path part : parts) {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public void close() throws IOException {
    try (times; log) {
      if (!shards) {
        enter();
      }
      log.sync();
    }
  }
}
