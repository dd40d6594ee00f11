package org.lettermark.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read from any position, by several streams at once. */
interface Bytes extends Closeable {

  long size() throws IOException;

  /** How many bytes were read into the buffer from this position on, less than one at the end. */
  int read(ByteBuffer into, long position) throws IOException;

  /** The bytes of an open file. */
  record OfFile(FileChannel channel) implements Bytes {

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return channel.read(into, position);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Bytes in memory. */
  record Held(byte[] bytes) implements Bytes {

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public int read(ByteBuffer into, long position) {
      int begin = (int) Math.min(position, bytes.length);
      int count = Math.min(into.remaining(), bytes.length - begin);
      into.put(bytes, begin, count);
      return count;
    }

    @Override
    public void close() {}
  }

  /** What lies from a position on, as a stream that leaves the bytes open. */
  final class Part extends InputStream {

    private final Bytes bytes;
    private long position;

    Part(Bytes bytes, long position) {
      this.bytes = bytes;
      this.position = position;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count = bytes.read(ByteBuffer.wrap(into, offset, length), position);
      position += Math.max(0, count);
      return count <= 0 ? -1 : count;
    }
  }
}
