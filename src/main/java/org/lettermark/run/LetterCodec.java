package org.lettermark.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.SerialFormat;
import org.apache.uima.util.CasIOUtils;
import org.lettermark.corpus.XmiWriter;

/** Turns annotated letters into bytes, one after the other: once per thread. */
final class LetterCodec {

  /** An array that can be read without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(1 << 18);
    }

    ByteBuffer content() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }

  private static final Set<String> TOKENS =
      Set.of("org.apache.ctakes.typesystem.type.syntax.BaseToken",
          "org.apache.ctakes.typesystem.type.textspan.Sentence");

  static final Set<String> WORKING_TYPES =
      Set.of("org.lettermark.type.Term", "org.lettermark.type.ContextScope");

  private final OutputFormat format;
  private final XmiWriter writer;
  private final Bytes plain = new Bytes();
  private final Bytes packed = new Bytes();
  private String sha256;

  LetterCodec(RunOptions options) {
    format = options.format();
    Set<String> leftOut = new HashSet<>();
    if (!options.tokens()) {
      leftOut.addAll(TOKENS);
    }
    if (!options.workingTypes()) {
      leftOut.addAll(WORKING_TYPES);
    }
    writer = new XmiWriter(leftOut);
  }

  private LetterCodec(OutputFormat format, XmiWriter writer) {
    this.format = format;
    this.writer = writer;
  }

  /** The same for another thread. */
  LetterCodec another() {
    return new LetterCodec(format, writer);
  }

  /** The bytes of a letter's file, good until the next letter. */
  ByteBuffer encode(CAS letter) throws IOException {
    plain.reset();
    if (format == OutputFormat.BINARY) {
      CasIOUtils.save(letter, plain, SerialFormat.COMPRESSED_FILTERED_TS);
    } else {
      writer.write(letter, plain);
    }
    sha256 = Sha256.of(plain.content());
    if (format != OutputFormat.XMI_GZ && format != OutputFormat.ZIP) {
      return plain.content();
    }
    packed.reset();
    try (OutputStream out = new Gzip(packed)) {
      plain.writeTo(out);
    }
    return packed.content();
  }

  /** SHA-256 of the last letter before it was packed. */
  String sha256() {
    return sha256;
  }

  /** How many bytes the last letter has before it is packed. */
  int length() {
    return plain.size();
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, 1 << 13);
      def.setLevel(Deflater.DEFAULT_COMPRESSION);
    }
  }
}
