package org.lettermark.run;

import java.util.Locale;

/** How annotated letters lie in the output folder. */
public enum OutputFormat {
  /** One XMI file a letter. */
  XMI(".xmi"),
  /** One gzipped XMI file a letter. */
  XMI_GZ(".xmi.gz"),
  /** Zip files of 500 letters each, an {@code .xmi} entry a letter. */
  ZIP(".zip"),
  /** One file a letter in UIMA's compressed binary form, with its type system. */
  BINARY(".bcas");

  private final String suffix;

  OutputFormat(String suffix) {
    this.suffix = suffix;
  }

  /** How the names of its files end. */
  public String suffix() {
    return suffix;
  }

  /** As the user writes it: {@code xmi}, {@code xmi.gz}, {@code zip}, {@code binary}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The format that the user means. */
  public static OutputFormat of(String written) {
    for (OutputFormat format : values()) {
      if (format.toString().equals(written)) {
        return format;
      }
    }
    throw new IllegalArgumentException(written + " is not one of xmi, xmi.gz, zip, binary");
  }
}
