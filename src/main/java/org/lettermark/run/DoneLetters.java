package org.lettermark.run;

import java.util.Locale;

/** Which letters are done, and with what text: 32 bytes a letter, because there may be millions. */
final class DoneLetters {

  private long[] names = new long[1 << 10];
  private long[] texts = new long[1 << 10];
  private int size;

  /** Adds a letter; the text's hash may be null. */
  void add(String name, String textSha256) {
    if (size * 2 > names.length) {
      grow();
    }
    long key = key(name);
    int slot = slot(key);
    if (names[slot] == 0) {
      size++;
    }
    names[slot] = key;
    texts[slot] = textSha256 == null ? 0 : Long.parseUnsignedLong(textSha256, 0, 16, 16);
  }

  boolean contains(String name) {
    return names[slot(key(name))] != 0;
  }

  /** The first 16 digits of the text's hash, or "-" where the letter had no text. */
  String text(String name) {
    long text = texts[slot(key(name))];
    return text == 0 ? "-" : String.format(Locale.ROOT, "%016x", text);
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
    names = new long[oldNames.length * 2];
    texts = new long[oldNames.length * 2];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != 0) {
        int slot = slot(oldNames[i]);
        names[slot] = oldNames[i];
        texts[slot] = oldTexts[i];
      }
    }
  }

  private static long key(String name) {
    return Long.parseUnsignedLong(Sha256.of(name), 0, 16, 16) | 1;
  }
}
