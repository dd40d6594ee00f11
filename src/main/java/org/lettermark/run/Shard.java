package org.lettermark.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A zip file of letters that are gzipped already: their packed bytes are taken over as they are.
 *
 * <p>A gzip file is the packed bytes between a header of 10 bytes and a trailer that holds the two numbers that a zip
 * entry wants, the check sum and the length.
 */
final class Shard {

  /** Letters in a shard. */
  static final int LETTERS = 500;

  private static final int GZIP_HEADER = 10;
  private static final int GZIP_TRAILER = 8;
  private static final int UTF8_NAME = 1 << 11;
  private static final int DEFLATED = 8;
  /** 1 January 1980, the first day that a zip file can say. */
  private static final int DATE = 0x21;

  private final List<ByteBuffer> content = new ArrayList<>();
  private final List<ByteBuffer> directory = new ArrayList<>();
  private int size;

  /** Name of the shard in which the letter of this position lies, if shards are numbered from this one on. */
  static String name(int firstShard, int position) {
    return String.format(Locale.ROOT, "letters-%05d.zip", firstShard + position / LETTERS);
  }

  /** Name of the file with the status lines of a shard. */
  static String statuses(String shard) {
    return shard.endsWith(".zip") ? shard.substring(0, shard.length() - 4) + ".jsonl" : shard + ".jsonl";
  }

  static int number(String shard) {
    return Integer.parseInt(shard.replaceAll("\\D", ""));
  }

  /**
   * The file in which a letter lies until its shard is written. Named by the letter, so that a worker that outlives its
   * run for a moment puts nothing else there than the next run does.
   */
  static Path part(OutputFolder folder, String name) {
    return folder.temporary().resolve(name + ".gz");
  }

  /** Adds a gzipped file under a name. */
  void add(String name, byte[] gzip) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer trailer = buffer(GZIP_TRAILER).put(gzip, gzip.length - GZIP_TRAILER, GZIP_TRAILER).flip();
    ByteBuffer common = buffer(26)
        .putShort((short) 20).putShort((short) UTF8_NAME).putShort((short) DEFLATED)
        .putShort((short) 0).putShort((short) DATE)
        .putInt(trailer.getInt()).putInt(gzip.length - GZIP_HEADER - GZIP_TRAILER).putInt(trailer.getInt())
        .putShort((short) utf8.length).putShort((short) 0).flip();
    directory.add(buffer(46 + utf8.length)
        .putInt(0x02014b50).putShort((short) 20).put(common.duplicate())
        .putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(size).put(utf8).flip());
    add(buffer(30 + utf8.length).putInt(0x04034b50).put(common).put(utf8).flip());
    add(ByteBuffer.wrap(gzip, GZIP_HEADER, gzip.length - GZIP_HEADER - GZIP_TRAILER).slice());
  }

  /** The whole file. */
  List<ByteBuffer> bytes() {
    int begin = size;
    int entries = directory.size();
    directory.forEach(this::add);
    add(buffer(22).putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries)
        .putInt(size - begin).putInt(begin).putShort((short) 0).flip());
    return content;
  }

  private void add(ByteBuffer bytes) {
    content.add(bytes);
    size += bytes.remaining();
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
