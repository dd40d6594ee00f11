package org.lettermark.tables;

import com.google.common.hash.Hashing;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.lettermark.match.MinHash;
import org.lettermark.match.Shingles;

/**
 * Which letters belong together, so that a classifier is never tested on what it was trained on: letters of one case, and
 * letters whose own words (summary, requests, rationales, without quoted passages) are nearly the same.
 *
 * <p>Letters come in an order in which a later one never changes an earlier one's group. A letter joins the group of the first
 * letter of its case, else of the first letter that it is like, else it begins a group. Where it is like letters of several
 * parts of the split, it can be in none of them.
 *
 * <p>Likeness is the share of equal places of two MinHash signatures over runs of five characters, which estimates their
 * Jaccard similarity with a standard error of .06; of each band of the signature only the first letter that has it is compared.
 * Needs 20 bytes of memory a letter, and 288 in a temporary file.
 */
public final class LetterGroups implements Closeable {

  /** How alike two letters are at least that belong together. */
  public static final double SIMILARITY = 0.6;

  /** A letter with less of its own words than this is like no other: a few set phrases are no likeness. */
  private static final int FEWEST_CHARACTERS = 300;

  private static final int BYTES = MinHash.PLACES * Integer.BYTES;

  private final FileChannel signatures;
  private final DataOutputStream out;
  private int letters;

  /** Where a letter stands and what is known of it before its words are looked at. */
  public interface Order {
    /** The number, as they were added, of the letter of this rank. */
    int letter(int rank);

    /** The least rank of a letter of the same case. */
    int firstOfCase(int rank);

    /** The rank of the letter that stands for its group since an earlier time, or -1. */
    int kept(int rank);

    /** The part of the corpus to which a group belongs that this letter stands for. */
    String part(int rank);
  }

  /**
   * What was found, by rank.
   *
   * @param groups rank of the letter that stands for the group
   * @param between whether the letter is also like one of another part
   */
  public record Found(int[] groups, boolean[] between) {}

  /** Groups with a temporary file in this folder. */
  public LetterGroups(Path folder) throws IOException {
    signatures = FileChannel.open(folder.resolve("signatures.part"), StandardOpenOption.CREATE, StandardOpenOption.READ,
        StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(signatures), 1 << 16));
  }

  /** What is kept of a letter's own words; null where they are too few. */
  public static int[] signature(String ownWords) {
    String words = Shingles.normalise(ownWords);
    return words.length() < FEWEST_CHARACTERS ? null : MinHash.signature(Shingles.of(words));
  }

  /** Adds a letter. */
  public void add(int[] signature) throws IOException {
    for (int i = 0; i < MinHash.PLACES; i++) {
      out.writeInt(signature == null ? 0 : signature[i]);
    }
    letters++;
  }

  /** The part of a group, from a fixed hash of what names its first letter's case: 8 of 10 train, 1 development, 1 test. */
  public static String part(String caseNumber) {
    int tenth = Math.floorMod(Hashing.sha256().hashString(caseNumber, StandardCharsets.UTF_8).asInt(), 10);
    return tenth < 8 ? "train" : tenth == 8 ? "development" : "test";
  }

  /** Groups the letters. */
  public Found group(Order order) throws IOException {
    out.flush();
    int[] groups = new int[letters];
    boolean[] between = new boolean[letters];
    int[][] alike = alike(order);
    for (int rank = 0; rank < letters; rank++) {
      int first = order.firstOfCase(rank);
      int likeFirst = Arrays.stream(alike[rank]).map(other -> groups[other]).min().orElse(rank);
      groups[rank] = order.kept(rank) >= 0 ? order.kept(rank) : first < rank ? groups[first] : likeFirst;
      String part = order.part(groups[rank]);
      between[rank] = Arrays.stream(alike[rank]).anyMatch(other -> !between[other] && !part.equals(order.part(groups[other])));
    }
    return new Found(groups, between);
  }

  /** For each rank the lower ranks that are like it: of each band the first one that has it. */
  private int[][] alike(Order order) throws IOException {
    int[][] alike = new int[letters][];
    int[] none = {};
    Arrays.fill(alike, none);
    for (int band = 0; band < MinHash.BANDS; band++) {
      long[] sorted = new long[letters];
      for (int rank = 0; rank < letters; rank++) {
        sorted[rank] = (long) band(order.letter(rank), band) << 32 | rank;
      }
      Arrays.sort(sorted);
      int first = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (sorted[i] >>> 32 != sorted[first] >>> 32) {
          first = i;
        } else if (i > first && sorted[i] >>> 32 != 0) {
          int rank = (int) sorted[i];
          int other = (int) sorted[first];
          if (Arrays.stream(alike[rank]).noneMatch(known -> known == other)
              && similarity(order.letter(rank), order.letter(other)) >= SIMILARITY) {
            alike[rank] = Arrays.copyOf(alike[rank], alike[rank].length + 1);
            alike[rank][alike[rank].length - 1] = other;
          }
        }
      }
    }
    return alike;
  }

  /** A hash of a band, 0 for a letter of few words. */
  private int band(int letter, int band) throws IOException {
    int[] signature = read(letter);
    return signature[0] == 0 && signature[1] == 0 ? 0 : MinHash.bands(signature)[band] | 1;
  }

  private double similarity(int letter, int other) throws IOException {
    int[] one = read(letter);
    int[] two = read(other);
    int equal = 0;
    for (int i = 0; i < one.length; i++) {
      equal += one[i] == two[i] ? 1 : 0;
    }
    return (double) equal / one.length;
  }

  private int[] read(int letter) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    while (bytes.hasRemaining()) {
      if (signatures.read(bytes, (long) letter * BYTES + bytes.position()) < 0) {
        throw new IOException("a temporary file was cut");
      }
    }
    int[] signature = new int[MinHash.PLACES];
    bytes.flip().asIntBuffer().get(signature);
    return signature;
  }

  @Override
  public void close() throws IOException {
    signatures.close();
  }
}
