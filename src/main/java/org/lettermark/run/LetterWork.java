package org.lettermark.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.jcas.JCas;
import org.lettermark.read.LetterSource;
import org.lettermark.read.SourceLetter;
import org.lettermark.read.UnreadableLetterException;
import org.lettermark.type.Letter;

/** One thread's way with a letter: read, annotate, write, say what became of it. */
final class LetterWork {

  /** Where the output folder, and not the letter, is at fault. */
  static final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    OutputException(IOException cause) {
      super(cause);
    }
  }

  private static final String FINDINGS = "org.lettermark.type.";

  private final RunOptions options;
  private final OutputFolder folder;
  private final Disk disk;
  private final LetterFiles files;
  private final LetterCodec codec;
  private Engines engines;
  private JCas letter;
  private List<Type> findingTypes;
  private volatile SourceLetter inWork;

  LetterWork(RunOptions options, Disk disk, LetterCodec codec, Engines engines) throws IOException {
    this.options = options;
    this.folder = new OutputFolder(options.output());
    this.disk = disk;
    this.files = new LetterFiles(folder, disk);
    this.codec = codec;
    this.engines = engines;
    newLetter();
  }

  private void newLetter() throws IOException {
    letter = engines.newLetter();
    findingTypes = findingTypes(letter.getCas());
  }

  /** The same for another thread. */
  LetterWork another() throws IOException {
    return new LetterWork(options, disk, codec.another(), engines.another());
  }

  /** The letter in work, or null; for others to ask. */
  SourceLetter inWork() {
    return inWork;
  }

  /**
   * Annotates a letter and writes it to a file.
   *
   * @param alone whether it may be what a worker process died of: its text is set aside first
   */
  Status annotate(LetterSource source, String file, Path target, boolean alone) throws IOException {
    SourceLetter text;
    try {
      text = source.read();
    } catch (UnreadableLetterException e) {
      return failed(source, null, file, e.reason(), null);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return failed(source, null, file, "cannot be read (" + kind(e) + ")", e);
    }
    inWork = text;
    try {
      if (alone) {
        output(() -> files.setAside(text));
      }
      ByteBuffer bytes;
      try {
        engines.annotate(letter, text);
        bytes = codec.encode(letter.getCas());
      } catch (UIMAException | IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        String step = engines.failedStep();
        // What an engine keeps may be half changed now.
        engines = engines.another();
        newLetter();
        return failed(source, text, file, step == null ? kind(e) : kind(e) + " in " + step, e);
      }
      int length = bytes.remaining();
      output(() -> {
        disk.fresh(target, bytes);
        if (text.rendered()) {
          files.writeText(text);
        }
        if (alone) {
          files.release(text.name());
        }
      });
      return new Status(source.name(), source.uri(), metadata(text), text.charset(), text.rendered(), text.replaced(),
          text.text().length(), layout(), findings(letter.getCas(), findingTypes), Sha256.of(text.text()), file,
          options.format() == OutputFormat.ZIP ? codec.length() : length, codec.sha256(), null);
    } finally {
      inWork = null;
    }
  }

  /** Annotates a letter that has failed once more, and says in quarantine where it fails. */
  void explain(LetterSource source) throws IOException {
    SourceLetter text = source.read();
    try {
      engines.annotate(letter, text);
      codec.encode(letter.getCas());
    } catch (UIMAException | IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      String step = engines.failedStep();
      engines = engines.another();
      newLetter();
      files.setAside(source.name(), source.uri(), step == null ? kind(e) : kind(e) + " in " + step, e);
    }
  }

  /**
   * Whether a letter that is done still has its text, and its files what was written.
   *
   * @param textSha256 start of the SHA-256 of its text, "-" for a letter without
   * @param fileSha256 start of the SHA-256 of its file, unpacked, "-" for a letter that was set aside
   */
  String check(LetterSource source, String textSha256, String fileSha256) {
    SourceLetter text;
    try {
      text = source.read();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return textSha256.equals("-") ? Protocol.SAME : Protocol.CHANGED;
    }
    String sha256 = Sha256.of(text.text());
    if (!sha256.startsWith(textSha256)) {
      return Protocol.CHANGED;
    }
    boolean whole = options.format() == OutputFormat.ZIP || fileSha256.equals("-")
        || isWhole(folder.root().resolve(source.name() + options.format().suffix()), fileSha256)
            && (!text.rendered() || isWhole(folder.text().resolve(source.name() + ".txt"), sha256));
    return whole ? Protocol.SAME : Protocol.DAMAGED;
  }

  private static boolean isWhole(Path file, String sha256) {
    try (InputStream in = file.toString().endsWith(OutputFormat.XMI_GZ.suffix())
        ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
      return Sha256.of(ByteBuffer.wrap(in.readAllBytes())).startsWith(sha256);
    } catch (IOException e) {
      return false;
    }
  }

  private Status failed(LetterSource source, SourceLetter text, String file, String reason, Throwable error)
      throws IOException {
    output(() -> {
      if (text != null) {
        files.setAside(text);
      }
      files.setAside(source.name(), source.uri(), reason, error);
    });
    return text == null
        ? Status.failed(source.name(), source.uri(), file, reason)
        : new Status(source.name(), source.uri(), metadata(text), text.charset(), text.rendered(), text.replaced(),
            text.text().length(), null, null, Sha256.of(text.text()), file, 0, null, reason);
  }

  private static List<String> metadata(SourceLetter text) {
    return text.metadata().isEmpty() ? null : text.metadata();
  }

  /** The kind of an error: never its message, which may quote the letter. */
  static String kind(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }

  /** " in File.java:12" for the innermost place in our own engines and readers, or nothing. */
  static String place(StackTraceElement[] stack) {
    for (StackTraceElement place : stack) {
      if (place.getClassName().startsWith("org.lettermark.") && !place.getClassName().startsWith("org.lettermark.run.")) {
        return " in " + place.getFileName() + ":" + place.getLineNumber();
      }
    }
    return "";
  }

  private String layout() {
    for (Letter one : letter.select(Letter.class)) {
      return one.getLayout();
    }
    return null;
  }

  /** How many findings of each type a letter has. */
  static SortedMap<String, Integer> findings(CAS letter, List<Type> types) {
    SortedMap<String, Integer> findings = new TreeMap<>();
    for (Type type : types) {
      int count = letter.getAnnotationIndex(type).size();
      if (count > 0) {
        findings.put(type.getShortName(), count);
      }
    }
    return findings;
  }

  /** The types of findings. */
  static List<Type> findingTypes(CAS letter) {
    return letter.getTypeSystem().getProperlySubsumedTypes(letter.getAnnotationType()).stream()
        .filter(type -> type.getName().startsWith(FINDINGS) && !type.getShortName().equals("Letter"))
        .filter(type -> !LetterCodec.WORKING_TYPES.contains(type.getName())).toList();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void output(Writing writing) throws OutputException {
    try {
      writing.run();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }
}
