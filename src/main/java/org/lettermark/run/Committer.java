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
  private final List<Status> shard = new ArrayList<>();
  private int next;
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
    List<Status> ready = new ArrayList<>();
    while (waiting.containsKey(next)) {
      Status one = waiting.remove(next);
      if (shards) {
        shard.add(one);
        if (shard.size() == Shard.LETTERS || next == letters - 1) {
          writeShard();
        }
      } else {
        ready.add(one);
      }
      next++;
    }
    if (!ready.isEmpty()) {
      enter(ready);
    }
  }

  private void enter(List<Status> statuses) throws IOException {
    log.add(statuses);
    disk.write(times, ByteBuffer.wrap(newTimes.toString().getBytes(StandardCharsets.UTF_8)));
    newTimes.setLength(0);
    statuses.forEach(totals::add);
    if (System.nanoTime() - synced > SYNC_NANOS) {
      log.sync();
      synced = System.nanoTime();
    }
  }

  private void writeShard() throws IOException {
    String name = shard.get(0).file();
    Shard zip = new Shard();
    for (int i = 0; i < shard.size(); i++) {
      if (shard.get(i).failed() == null) {
        zip.add(shard.get(i).name() + ".xmi", Files.readAllBytes(part(i)));
      }
    }
    disk.wholeForGood(folder.root().resolve(Shard.statuses(name)), shard.stream().map(StatusLog::line).toList());
    disk.wholeForGood(folder.root().resolve(name), zip.bytes());
    enter(shard);
    log.sync();
    for (int i = 0; i < shard.size(); i++) {
      Files.deleteIfExists(part(i));
    }
    shard.clear();
  }

  private Path part(int i) {
    return Shard.part(folder, shard.get(i).name());
  }

  @Override
  public void close() throws IOException {
    try (times; log) {
      log.sync();
    }
  }
}
