package org.lettermark.run;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code run/letters.jsonl}: the one place that says which letters are done. Only ever added to, a letter's line after
 * its file is in place.
 */
final class StatusLog implements Closeable {

  private final Disk disk;
  private final FileChannel channel;

  private StatusLog(Disk disk, FileChannel channel) {
    this.disk = disk;
    this.channel = channel;
  }

  /** The lines of a log; a line that broke off, as the last one may, is none. To be closed. */
  static Stream<Status> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    // What a broken line holds need not be UTF-8.
    BufferedReader in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    return in.lines().map(Status::parse).filter(Objects::nonNull).onClose(() -> {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Opens a log to add to it, and first takes out the lines that do not hold and one that broke off. */
  static StatusLog open(Path file, Disk disk, Predicate<Status> holds) throws IOException {
    long good;
    try (Stream<Status> lines = read(file)) {
      good = lines.filter(holds).mapToLong(status -> line(status).remaining()).sum();
    }
    if (Files.exists(file) && good != Files.size(file)) {
      try (Stream<Status> lines = read(file)) {
        disk.wholeForGood(file, () -> lines.filter(holds).map(StatusLog::line).iterator());
      }
    }
    return new StatusLog(disk,
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
  }

  /** Adds lines, in one write. */
  void add(List<Status> statuses) throws IOException {
    StringBuilder lines = new StringBuilder();
    statuses.forEach(status -> lines.append(status.json()).append('\n'));
    disk.write(channel, ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  void sync() throws IOException {
    disk.sync(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static ByteBuffer line(Status status) {
    return ByteBuffer.wrap((status.json() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
