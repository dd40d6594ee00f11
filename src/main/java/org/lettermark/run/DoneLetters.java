package org.lettermark.run;

import java.util.Locale;

/** Which letters are done, with what text and into what file: 48 bytes a letter, because there may be millions. */
final class DoneLetters {

  private long[] names = new long[1 << 10];
  private long[] texts = new long[1 << 10];
  private long[] files = new long[1 << 10];
  private int size;

  /** Adds a letter; the hashes may be null. */
  void add(String name, String textSha256, String fileSha256) {
    if (size * 2 > names.length) {
      grow();
    }
    long key = key(name);
    int slot = slot(key);
    if (names[slot] == 0) {
      size++;
    }
    names[slot] = key;
    texts[slot] = begin(textSha256);
    files[slot] = begin(fileSha256);
  }

  boolean contains(String name) {
    return names[slot(key(name))] != 0;
  }

  /** The first 16 digits of the text's hash, or "-" where the letter had no text. */
  String text(String name) {
    return written(texts[slot(key(name))]);
  }

  /** The first 16 digits of the hash of its file, unpacked, or "-" where the letter has none. */
  String file(String name) {
    return written(files[slot(key(name))]);
  }

  private static String written(long begin) {
    return begin == 0 ? "-" : String.format(Locale.ROOT, "%016x", begin);
  }

  private static long begin(String sha256) {
    return sha256 == null ? 0 : Long.parseUnsignedLong(sha256, 0, 16, 16);
  }

  int size() {
    return size;
  }

  private int slot(long key) {
    int slot = (int) (key >>> 20) & (names.length - 1);
    while (names[slot] != 0 && names[slot] != key) {
      slot = (slot + 1) & (names.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldNames = names;
    long[] oldTexts = texts;
    long[] oldFiles = files;
    names = new long[oldNames.length * 2];
    texts = new long[oldNames.length * 2];
    files = new long[oldNames.length * 2];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != 0) {
        int slot = slot(oldNames[i]);
        names[slot] = oldNames[i];
        texts[slot] = oldTexts[i];
        files[slot] = oldFiles[i];
      }
    }
  }

  private static long key(String name) {
    return Long.parseUnsignedLong(Sha256.of(name), 0, 16, 16) | 1;
  }
}
