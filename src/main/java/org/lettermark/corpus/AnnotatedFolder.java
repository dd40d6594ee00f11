package org.lettermark.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.util.CasIOUtils;

/**
 * The annotated letters of a folder, by name, in every format: loose {@code .xmi}, {@code .xmi.gz} and {@code .bcas} files
 * and the entries of {@code .zip} shards. Folders inside the folder hold no letters.
 */
public final class AnnotatedFolder implements Closeable {

  private static final String XMI = ".xmi";
  private static final String GZIPPED = ".xmi.gz";
  private static final String BINARY = ".bcas";
  private static final String SHARD = ".zip";

  private interface Opener {
    InputStream open() throws IOException;
  }

  private record Source(String place, boolean binary, Opener opener) {}

  private final SortedMap<String, Source> letters = new TreeMap<>();
  private final SortedMap<String, String> unreadable = new TreeMap<>();
  private final List<ZipFile> shards = new ArrayList<>();

  private AnnotatedFolder() {}

  /** Lists the letters of a folder; a shard that cannot be opened is among those that cannot be read. */
  public static AnnotatedFolder in(Path folder) throws IOException {
    AnnotatedFolder all = new AnnotatedFolder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        all.add(file);
      }
    }
    return all;
  }

  private void add(Path file) {
    String name = file.getFileName().toString();
    if (name.startsWith(".")) {
      return;
    }
    if (name.endsWith(SHARD)) {
      addShard(file);
    } else if (name.endsWith(GZIPPED)) {
      letters.put(stem(name, GZIPPED), new Source(name, false, () -> new GZIPInputStream(Files.newInputStream(file), 1 << 16)));
    } else if (name.endsWith(XMI) || name.endsWith(BINARY)) {
      String suffix = name.endsWith(XMI) ? XMI : BINARY;
      letters.put(stem(name, suffix),
          new Source(name, suffix.equals(BINARY), () -> new BufferedInputStream(Files.newInputStream(file))));
    }
  }

  private void addShard(Path file) {
    try {
      ZipFile shard = new ZipFile(file.toFile());
      shards.add(shard);
      for (ZipEntry entry : (Iterable<ZipEntry>) shard.stream().map(ZipEntry.class::cast)::iterator) {
        if (entry.getName().endsWith(XMI)) {
          letters.put(stem(entry.getName(), XMI),
              new Source(file.getFileName() + "!/" + entry.getName(), false, () -> shard.getInputStream(entry)));
        }
      }
    } catch (IOException e) {
      unreadable.put(file.getFileName().toString(), "is no readable archive");
    }
  }

  private static String stem(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  /** The names of the letters, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(letters.keySet());
  }

  /** Files that could hold letters but cannot be opened, with the reason. */
  public SortedMap<String, String> unreadable() {
    return Collections.unmodifiableSortedMap(unreadable);
  }

  /**
   * Fills a CAS with a letter; types and features that it does not know are left out.
   *
   * @throws IOException where there is no such letter, or it cannot be read; the message names its file and quotes nothing
   */
  public void read(String name, CAS letter) throws IOException {
    Source source = letters.get(name);
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
    } catch (IOException e) {
      throw new IOException(source.place() + ": " + (String.valueOf(e.getMessage()).startsWith("is no XML") ? e.getMessage() : "cannot be read ("
          + e.getClass().getSimpleName() + ")"));
    } catch (RuntimeException e) {
      throw new IOException(source.place() + ": cannot be read (" + e.getClass().getSimpleName() + ")");
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
