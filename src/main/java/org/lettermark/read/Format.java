package org.lettermark.read;

import java.util.Locale;

/** What a file is, by the end of its name. */
enum Format {
  TEXT(".txt"),
  HTML(".html", ".htm"),
  MARKDOWN(".md"),
  PDF(".pdf"),
  ZIP(".zip"),
  GZIP(".gz"),
  CSV(".csv"),
  TSV(".tsv", ".tab"),
  JSONL(".jsonl"),
  OTHER;

  private final String[] suffixes;

  Format(String... suffixes) {
    this.suffixes = suffixes;
  }

  static Format of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      for (String suffix : format.suffixes) {
        if (lower.endsWith(suffix)) {
          return format;
        }
      }
    }
    return OTHER;
  }

  /** Whether such a file is one letter. */
  boolean isLetter() {
    return ordinal() <= PDF.ordinal();
  }

  /** Whether such a file has a letter in each row. */
  boolean isTable() {
    return this == CSV || this == TSV || this == JSONL;
  }

  /** Whether such a file is looked into: a {@code .gz} by what is in it. */
  static boolean isRead(String fileName) {
    Format format = of(fileName);
    return format == GZIP ? of(withoutSuffix(fileName)).isLetter() : format != OTHER;
  }

  /** The file's name without folder and without the suffixes that are known here. */
  static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return of(name) == GZIP ? withoutSuffix(withoutSuffix(name)) : withoutSuffix(name);
  }

  static String withoutSuffix(String name) {
    return of(name) == OTHER ? name : name.substring(0, name.lastIndexOf('.'));
  }
}
