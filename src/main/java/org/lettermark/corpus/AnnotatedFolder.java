package org.lettermark.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.CasIOUtils;

/**
 * The annotated letters of a folder in every format, one after the other or by name: loose {@code .xmi}, {@code .xmi.gz} and
 * {@code .bcas} files and the entries of {@code .zip} shards. Folders inside the folder hold no letters.
 */
public final class AnnotatedFolder implements LetterSet {

  private static final String XMI = ".xmi";
  private static final String GZIPPED = ".xmi.gz";
  private static final String BINARY = ".bcas";
  private static final String SHARD = ".zip";
  private static final String NO_ARCHIVE = "is no readable archive";

  /** Letters that are in memory at the same time. */
  private static final int TOGETHER = 64;

  private interface Opener {
    InputStream open() throws IOException;
  }

  private record Source(String name, String place, boolean binary, Opener opener) {}

  /** What was made of a letter, or the reason why nothing was. */
  private record Made<T>(Source source, T content, String reason) {}

  /** Makes of a letter what is wanted of it. */
  public interface Maker<T> {
    T make(String name, FlatLetter letter) throws IOException;
  }

  /** Takes what was made of the letter of this name. */
  public interface Receiver<T> {
    void accept(String name, T content) throws IOException;
  }

  private final List<Path> files;
  private final SortedMap<String, String> unreadable = new TreeMap<>();
  private final List<ZipFile> shards = new ArrayList<>();
  private SortedMap<String, Source> letters;

  private AnnotatedFolder(List<Path> files) {
    this.files = files;
  }

  /** Lists the files of a folder; a shard that cannot be opened is among those that cannot be read. */
  public static AnnotatedFolder in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new AnnotatedFolder(
          all.filter(file -> isLetters(file.getFileName().toString()) && Files.isRegularFile(file))
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .toList());
    }
  }

  private static boolean isLetters(String name) {
    return !name.startsWith(".") && Stream.of(XMI, GZIPPED, BINARY, SHARD).anyMatch(name::endsWith);
  }

  /** Whether there is no file that could hold a letter. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** The letters that are not in a shard, and those of a shard that is open. */
  private static Source loose(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(GZIPPED)) {
      return new Source(stem(name, GZIPPED), name, false, () -> new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }
    String suffix = name.endsWith(XMI) ? XMI : BINARY;
    return new Source(stem(name, suffix), name, suffix.equals(BINARY), () -> new BufferedInputStream(Files.newInputStream(file)));
  }

  private static List<Source> entries(Path file, ZipFile shard) {
    return shard.stream()
        .filter(entry -> entry.getName().endsWith(XMI))
        .sorted(Comparator.comparing(ZipEntry::getName))
        .map(entry -> new Source(stem(entry.getName(), XMI), file.getFileName() + "!/" + entry.getName(), false,
            () -> shard.getInputStream(entry)))
        .toList();
  }

  /**
   * Reads all letters, several at a time, and hands over what was made of them one after the other, in the order of the files.
   *
   * @param maker is called from several threads
   * @param failed gets the name and the reason of a file or letter that cannot be read; the others go on
   * @throws IOException only where the receiver fails
   */
  public <T> void forEach(Maker<T> maker, Receiver<T> receiver, BiConsumer<String, String> failed) throws IOException {
    List<Source> loose = new ArrayList<>();
    for (Path file : files) {
      if (!file.toString().endsWith(SHARD)) {
        loose.add(loose(file));
      }
      if (file.toString().endsWith(SHARD) || loose.size() == TOGETHER) {
        read(loose, maker, receiver, failed);
        loose.clear();
      }
      if (file.toString().endsWith(SHARD)) {
        readShard(file, maker, receiver, failed);
      }
    }
    read(loose, maker, receiver, failed);
  }

  private static <T> void readShard(Path file, Maker<T> maker, Receiver<T> receiver, BiConsumer<String, String> failed)
      throws IOException {
    ZipFile shard;
    try {
      shard = new ZipFile(file.toFile());
    } catch (IOException e) {
      failed.accept(file.getFileName().toString(), NO_ARCHIVE);
      return;
    }
    try (shard) {
      List<Source> letters = entries(file, shard);
      for (int i = 0; i < letters.size(); i += TOGETHER) {
        read(letters.subList(i, Math.min(i + TOGETHER, letters.size())), maker, receiver, failed);
      }
    }
  }

  private static <T> void read(List<Source> sources, Maker<T> maker, Receiver<T> receiver, BiConsumer<String, String> failed)
      throws IOException {
    for (Made<T> letter : sources.parallelStream().map(source -> make(source, maker)).toList()) {
      if (letter.reason() != null) {
        failed.accept(letter.source().place(), letter.reason());
      } else {
        receiver.accept(letter.source().name(), letter.content());
      }
    }
  }

  private static <T> Made<T> make(Source source, Maker<T> maker) {
    try (InputStream in = source.opener().open()) {
      return new Made<>(source, maker.make(source.name(), flat(source, in)), null);
    } catch (IOException | RuntimeException e) {
      return new Made<>(source, null, reason(e));
    }
  }

  private static FlatLetter flat(Source source, InputStream in) throws IOException {
    if (!source.binary()) {
      return FlatLetter.read(in);
    }
    CAS letter = CASES.get();
    letter.reset();
    CasIOUtils.load(in, letter);
    return FlatLetter.of(letter);
  }

  /** Our own messages; those of others may quote the letter. */
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof IOException && (message.startsWith("is no ") || message.startsWith("holds ")) ? message
        : "cannot be read (" + e.getClass().getSimpleName() + ")";
  }

  /** For letters in binary form, one a thread. */
  private static final ThreadLocal<CAS> CASES = ThreadLocal.withInitial(() -> {
    try {
      return CasCreationUtils.createCas(LetterTypes.description(), null, null);
    } catch (UIMAException e) {
      throw new IllegalStateException(e);
    }
  });

  private SortedMap<String, Source> letters() {
    if (letters == null) {
      letters = new TreeMap<>();
      for (Path file : files) {
        if (file.toString().endsWith(SHARD)) {
          addShard(file);
        } else {
          letters.put(loose(file).name(), loose(file));
        }
      }
    }
    return letters;
  }

  private void addShard(Path file) {
    try {
      ZipFile shard = new ZipFile(file.toFile());
      shards.add(shard);
      entries(file, shard).forEach(source -> letters.put(source.name(), source));
    } catch (IOException e) {
      unreadable.put(file.getFileName().toString(), NO_ARCHIVE);
    }
  }

  private static String stem(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(letters().keySet());
  }

  @Override
  public SortedMap<String, String> unreadable() {
    letters();
    return Collections.unmodifiableSortedMap(unreadable);
  }

  /**
   * Fills a CAS with a letter; types and features that it does not know are left out.
   *
   * @throws IOException where there is no such letter, or it cannot be read; the message names its file and quotes nothing
   */
  public void read(String name, CAS letter) throws IOException {
    Source source = letters().get(name);
    if (source == null) {
      throw new IOException(name + ": there is no such letter");
    }
    letter.reset();
    try (InputStream in = source.opener().open()) {
      if (source.binary()) {
        CasIOUtils.load(in, letter);
      } else {
        SafeXml.read(in, new XmiCasDeserializer(letter.getTypeSystem()).getXmiCasHandler(letter, true));
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException(source.place() + ": " + reason(e));
    }
  }

  @Override
  public FlatLetter flat(String name) throws IOException {
    Source source = letters().get(name);
    if (source == null) {
      throw new IOException(name + ": there is no such letter");
    }
    try (InputStream in = source.opener().open()) {
      return flat(source, in);
    } catch (IOException | RuntimeException e) {
      throw new IOException(source.place() + ": " + reason(e));
    }
  }

  /** Fills a CAS with the XMI of these bytes, all of whose types it must know. */
  public static void load(byte[] xmi, CAS letter) throws IOException {
    SafeXml.read(new ByteArrayInputStream(xmi), new XmiCasDeserializer(letter.getTypeSystem()).getXmiCasHandler(letter, false));
  }

  @Override
  public void close() throws IOException {
    for (ZipFile shard : shards) {
      shard.close();
    }
  }
}
