package org.lettermark.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads a {@code .zip} by its directory, one entry at a time, in constant memory.
 *
 * <p>{@link java.util.zip.ZipFile} holds the whole directory and must stay open to be fast; here an entry is found
 * again by a number, in another process too, by a file that is opened for it alone.
 */
final class Zip implements Closeable {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCATOR_64_LENGTH = 20;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int RATIO_MATTERS_FROM = 100 << 10;

  /**
   * An entry as the directory describes it.
   *
   * @param position where the directory does so
   * @param name with "/" and without steps that lead up or out
   */
  record Entry(long position, String name, int flags, int method, long crc, long packed, long size, long data) {

    boolean isFolder() {
      return name.isEmpty() || name.endsWith("/");
    }
  }

  /** Takes the entries one after another. */
  interface Visitor {
    void visit(Entry entry) throws IOException;
  }

  private final Bytes bytes;

  private Zip(Bytes bytes) {
    this.bytes = bytes;
  }

  static Zip open(Path file) throws IOException {
    return new Zip(new Bytes.OfFile(FileChannel.open(file, StandardOpenOption.READ)));
  }

  static Zip of(byte[] bytes) {
    return new Zip(new Bytes.Held(bytes));
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /**
   * Visits the entries in the order of the directory.
   *
   * @throws RefusedException where this is no zip, or one with more entries or bytes than allowed
   */
  void entries(int maxEntries, long maxBytes, Visitor visitor) throws IOException {
    long end = end();
    ByteBuffer last = read(end, END_LENGTH);
    long count = last.getShort(10) & 0xffff;
    long length = last.getInt(12) & 0xffffffffL;
    long offset = last.getInt(16) & 0xffffffffL;
    if (count == 0xffff || length == 0xffffffffL || offset == 0xffffffffL) {
      ByteBuffer locator = read(end - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
      if (locator.getInt(0) == LOCATOR_64) {
        end = locator.getLong(8);
        ByteBuffer last64 = read(end, 56);
        require(last64.getInt(0) == END_64);
        count = last64.getLong(32);
        length = last64.getLong(40);
        offset = last64.getLong(48);
      }
    }
    require(count >= 0 && length >= 0 && offset >= 0 && offset <= bytes.size() && length <= bytes.size() - offset);
    if (count > maxEntries) {
      throw new RefusedException("has " + count + " entries, more than " + maxEntries);
    }
    long total = 0;
    try (InputStream in = new BufferedInputStream(new Bytes.Part(bytes, offset))) {
      long position = offset;
      for (long i = 0; i < count; i++) {
        byte[] fixed = readFully(in, ENTRY_LENGTH);
        byte[] rest = readFully(in, rest(fixed));
        Entry entry = entry(position, fixed, rest);
        position += ENTRY_LENGTH + rest.length;
        require(position <= offset + length);
        if (entry.size() > maxBytes - total) {
          throw new RefusedException("has more than " + maxBytes + " bytes in it");
        }
        total += entry.size();
        if (!entry.isFolder()) {
          visitor.visit(entry);
        }
      }
    }
  }

  /** The entry that the directory describes at this position. */
  Entry entry(long position) throws IOException {
    require(position >= 0 && position < bytes.size());
    try (InputStream in = new BufferedInputStream(new Bytes.Part(bytes, position), 256)) {
      byte[] fixed = readFully(in, ENTRY_LENGTH);
      return entry(position, fixed, readFully(in, rest(fixed)));
    }
  }

  /**
   * What is in an entry.
   *
   * @throws RefusedException where it is more than allowed, or not what the directory says
   */
  byte[] read(Entry entry, int maxBytes, int maxRatio) throws IOException {
    if (entry.size() > maxBytes) {
      throw RefusedException.tooLarge(entry.size(), maxBytes);
    }
    if (entry.size() > RATIO_MATTERS_FROM && entry.size() / Math.max(1, entry.packed()) > maxRatio) {
      throw new RefusedException("is more than " + maxRatio + " times larger than in its archive");
    }
    if ((entry.flags() & 1) != 0) {
      throw new RefusedException("is locked with a password");
    }
    if (entry.method() != 0 && entry.method() != 8) {
      throw new RefusedException("is packed by a method that is not known (" + entry.method() + ")");
    }
    byte[] content = unpack(entry);
    CRC32 crc = new CRC32();
    crc.update(content);
    if (content.length != entry.size() || crc.getValue() != entry.crc()) {
      throw new RefusedException("is damaged in its archive");
    }
    return content;
  }

  private byte[] unpack(Entry entry) throws IOException {
    ByteBuffer local = read(entry.data(), LOCAL_LENGTH);
    require(local.getInt(0) == LOCAL);
    long begin = entry.data() + LOCAL_LENGTH + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
    require(begin <= bytes.size());
    Inflater inflater = new Inflater(true);
    try (InputStream packed = new Limited(new Bytes.Part(bytes, begin), entry.packed());
        InputStream in = entry.method() == 0 ? packed : new InflaterInputStream(packed, inflater, 1 << 13)) {
      return in.readNBytes((int) entry.size() + 1);
    } catch (ZipException | EOFException e) {
      throw new RefusedException("is damaged in its archive");
    } finally {
      inflater.end();
    }
  }

  private long end() throws IOException {
    long size = bytes.size();
    int length = (int) Math.min(size, END_LENGTH + 0xffff);
    ByteBuffer tail = read(size - length, length);
    for (int i = length - END_LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == END && i + END_LENGTH + (tail.getShort(i + 20) & 0xffff) == length) {
        return size - length + i;
      }
    }
    throw new RefusedException("is not a zip archive, or not all of one");
  }

  private static int rest(byte[] fixed) throws IOException {
    ByteBuffer entry = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
    require(entry.getInt(0) == ENTRY);
    return (entry.getShort(28) & 0xffff) + (entry.getShort(30) & 0xffff) + (entry.getShort(32) & 0xffff);
  }

  private static Entry entry(long position, byte[] fixed, byte[] rest) throws IOException {
    ByteBuffer entry = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
    int flags = entry.getShort(8) & 0xffff;
    long packed = entry.getInt(20) & 0xffffffffL;
    long size = entry.getInt(24) & 0xffffffffL;
    long data = entry.getInt(42) & 0xffffffffL;
    int nameLength = entry.getShort(28) & 0xffff;
    int extraEnd = nameLength + (entry.getShort(30) & 0xffff);
    ByteBuffer extra = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = nameLength; i + 4 <= extraEnd; i += 4 + (extra.getShort(i + 2) & 0xffff)) {
      if (extra.getShort(i) == 1) {
        int at = i + 4;
        int end = Math.min(extraEnd, at + (extra.getShort(i + 2) & 0xffff));
        if (size == 0xffffffffL && at + 8 <= end) {
          size = extra.getLong(at);
          at += 8;
        }
        if (packed == 0xffffffffL && at + 8 <= end) {
          packed = extra.getLong(at);
          at += 8;
        }
        if (data == 0xffffffffL && at + 8 <= end) {
          data = extra.getLong(at);
        }
      }
    }
    require(size >= 0 && packed >= 0 && data >= 0);
    String name = name(Arrays.copyOf(rest, nameLength), (flags & 0x800) != 0);
    return new Entry(position, name, flags, entry.getShort(10) & 0xffff, entry.getInt(16) & 0xffffffffL, packed, size,
        data);
  }

  /** Old archives name their entries in the character set of DOS. */
  private static String name(byte[] bytes, boolean utf8) {
    TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
    boolean dos = !utf8 && decoded.charset().equals(TextDecoder.WINDOWS_1252) && Charset.isSupported("IBM437");
    String name = dos ? new String(bytes, Charset.forName("IBM437"))
        : utf8 ? new String(bytes, StandardCharsets.UTF_8) : decoded.text();
    StringBuilder inside = new StringBuilder(name.length());
    for (String step : Place.printable(name).split("[/\\\\]")) {
      if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        inside.append(inside.isEmpty() ? "" : "/").append(step);
      }
    }
    return inside.append(name.endsWith("/") || name.endsWith("\\") ? "/" : "").toString();
  }

  private ByteBuffer read(long position, int length) throws IOException {
    require(position >= 0 && position + length <= bytes.size() && position + length >= position);
    try (InputStream in = new Bytes.Part(bytes, position)) {
      return ByteBuffer.wrap(readFully(in, length)).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private static byte[] readFully(InputStream in, int length) throws IOException {
    byte[] read = in.readNBytes(length);
    require(read.length == length);
    return read;
  }

  private static void require(boolean sound) throws RefusedException {
    if (!sound) {
      throw new RefusedException("is a damaged zip archive");
    }
  }
}
