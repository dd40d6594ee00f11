package org.lettermark.export;

import org.lettermark.match.Shingles;
import com.google.common.hash.Hashing;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;

/**
 * All quotations of a corpus in two temporary files, the texts and one record a quotation, so that the letters are
 * read once and the memory does not grow with the texts.
 *
 * <p>A wording is what remains of a text without case, marks and line breaks. Wordings are numbered in the order of a
 * hash of it, whatever the order of the letters. The hash has 64 bits: among five million wordings two share one with
 * a probability of one in a million.
 *
 * <p>Needs 8 bytes a quotation and 24 bytes a wording.
 */
final class QuotationStore implements PassageGroups.Wordings, Closeable {

  /**
   * One quotation.
   *
   * @param letterNumber letters are numbered as they were added
   * @param quotation without its text
   */
  record Entry(
      int wording, int letterNumber, String letter, String decisionDate, QuotingLetter.Quotation quotation,
      long position, int length) {}

  /** Takes one quotation. */
  interface Receiver {
    void accept(Entry entry) throws IOException;
  }

  private static final int BUFFER = 1 << 16;

  private final FileChannel texts;
  private final FileChannel records;
  private final DataOutputStream textsOut;
  private final DataOutputStream recordsOut;
  private long textsEnd;
  private int letters;
  private int quotations;

  private long[] hashes = {};
  private int[] counts = {};
  private long[] positions = {};
  private int[] lengths = {};

  /** A store with its files in this folder, where they are gone as soon as it is closed. */
  QuotationStore(Path folder) throws IOException {
    texts = temporary(folder);
    records = temporary(folder);
    textsOut = output(texts);
    recordsOut = output(records);
  }

  private static FileChannel temporary(Path folder) throws IOException {
    return FileChannel.open(
        Files.createTempFile(folder, ".passages", ".part"),
        StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static DataOutputStream output(FileChannel channel) {
    return new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  void add(String name, QuotingLetter letter) throws IOException {
    letters++;
    for (QuotingLetter.Quotation quotation : letter.quotations()) {
      byte[] text = quotation.text().getBytes(StandardCharsets.UTF_8);
      textsOut.write(text);
      recordsOut.writeLong(Hashing.murmur3_128().hashUnencodedChars(Shingles.normalise(quotation.text())).asLong());
      recordsOut.writeInt(letters);
      recordsOut.writeUTF(name);
      write(letter.decisionDate());
      recordsOut.writeInt(quotation.begin());
      recordsOut.writeInt(quotation.end());
      recordsOut.writeBoolean(quotation.verbatim());
      write(quotation.guideline());
      recordsOut.writeInt(quotation.issue());
      write(quotation.outcome());
      recordsOut.writeLong(textsEnd);
      recordsOut.writeInt(text.length);
      textsEnd += text.length;
      quotations++;
    }
  }

  private void write(String value) throws IOException {
    recordsOut.writeUTF(value == null ? "" : value);
  }

  /** Numbers the wordings, after the last letter. */
  void finish() throws IOException {
    textsOut.flush();
    recordsOut.flush();
    long[] all = new long[quotations];
    int[] next = {0};
    read((hash, entry) -> all[next[0]++] = hash);
    Arrays.parallelSort(all);
    int distinct = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[distinct++] = all[i];
      }
    }
    hashes = Arrays.copyOf(all, distinct);
    counts = new int[distinct];
    positions = new long[distinct];
    lengths = new int[distinct];
    quotations(entry -> {
      if (counts[entry.wording()]++ == 0) {
        positions[entry.wording()] = entry.position();
        lengths[entry.wording()] = entry.length();
      }
    });
  }

  /** All quotations, in the order in which their letters were added. */
  void quotations(Receiver receiver) throws IOException {
    read((hash, entry) -> receiver.accept(entry));
  }

  private interface RecordReceiver {
    void accept(long hash, Entry entry) throws IOException;
  }

  private void read(RecordReceiver receiver) throws IOException {
    records.position(0);
    DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(records), BUFFER));
    for (int i = 0; i < quotations; i++) {
      long hash = in.readLong();
      int letterNumber = in.readInt();
      String letter = in.readUTF();
      String decisionDate = string(in);
      QuotingLetter.Quotation quotation =
          new QuotingLetter.Quotation(
              in.readInt(), in.readInt(), in.readBoolean(), string(in), in.readInt(), string(in), null);
      int wording = Arrays.binarySearch(hashes, hash);
      receiver.accept(
          hash, new Entry(wording, letterNumber, letter, decisionDate, quotation, in.readLong(), in.readInt()));
    }
  }

  private static String string(DataInputStream in) throws IOException {
    String value = in.readUTF();
    return value.isEmpty() ? null : value;
  }

  int letters() {
    return letters;
  }

  int quotations() {
    return quotations;
  }

  @Override
  public int size() {
    return hashes.length;
  }

  @Override
  public int quotations(int wording) {
    return counts[wording];
  }

  @Override
  public String text(int wording) throws IOException {
    return Shingles.normalise(printed(wording));
  }

  /** The text of a wording as the first letter prints it. */
  String printed(int wording) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(lengths[wording]);
    while (bytes.hasRemaining()) {
      if (texts.read(bytes, positions[wording] + bytes.position()) < 0) {
        throw new EOFException("a temporary file was cut");
      }
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Override
  public void forEach(PassageGroups.Visitor visitor) throws IOException {
    BitSet seen = new BitSet(size());
    quotations(entry -> {
      int wording = entry.wording();
      if (!seen.get(wording)) {
        seen.set(wording);
        visitor.accept(wording, text(wording));
      }
    });
  }

  @Override
  public void close() throws IOException {
    try (texts; records) {
      hashes = new long[0];
    }
  }
}
