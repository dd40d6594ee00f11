package org.lettermark.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The three ways in which a run changes a disk: write, sync, move. Every file passes through here. */
class Disk {

  private static final AtomicLong COUNT = new AtomicLong();

  private final Path temporary;

  /** Writes with temporary files in this folder, which is on the same disk as all the others. */
  Disk(Path temporary) {
    this.temporary = temporary;
  }

  void write(FileChannel file, ByteBuffer content) throws IOException {
    while (content.hasRemaining()) {
      file.write(content);
    }
  }

  void sync(FileChannel file) throws IOException {
    file.force(false);
  }

  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes a file that is there whole or not at all, unless the power fails within seconds. */
  final void whole(Path file, ByteBuffer content) throws IOException {
    whole(file, false, List.of(content));
  }

  /** Writes a file that is there whole or not at all, whatever happens. */
  final void wholeForGood(Path file, Iterable<ByteBuffer> content) throws IOException {
    whole(file, true, content);
  }

  /**
   * Writes a file that is not there yet, or has this very content already.
   *
   * @throws FileInTheWayException where another file is there
   */
  final void fresh(Path file, ByteBuffer content) throws IOException {
    if (!isThere(file, List.of(content))) {
      whole(file, content);
    }
  }

  /** The same for a file that must be there whatever happens. */
  final void freshForGood(Path file, List<ByteBuffer> content) throws IOException {
    if (!isThere(file, content)) {
      wholeForGood(file, content);
    }
  }

  private static boolean isThere(Path file, List<ByteBuffer> content) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    long length = content.stream().mapToLong(ByteBuffer::remaining).sum();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != length) {
      throw new FileInTheWayException(file);
    }
    ByteBuffer there = ByteBuffer.wrap(Files.readAllBytes(file));
    for (ByteBuffer one : content) {
      if (!there.slice(there.position(), one.remaining()).equals(one)) {
        throw new FileInTheWayException(file);
      }
      there.position(there.position() + one.remaining());
    }
    return true;
  }

  private void whole(Path file, boolean sync, Iterable<ByteBuffer> content) throws IOException {
    Path part = temporary.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (ByteBuffer one : content) {
        write(channel, one);
      }
      if (sync) {
        sync(channel);
      }
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    move(part, file);
  }
}
