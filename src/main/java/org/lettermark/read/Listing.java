package org.lettermark.read;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Walks through inputs and lists their letters. */
final class Listing {

  /** Names that are the same as a raw URI. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]++");

  private record Child(Path path, String raw, String readable, boolean folder) {}

  private final ReaderOptions options;
  private final LetterList letters;
  private final Path passedOver;

  Listing(ReaderOptions options) throws IOException {
    this.options = options;
    letters = new LetterList(options);
    Path folder = options.leftOut();
    passedOver = folder != null && Files.exists(folder) ? folder.toRealPath() : null;
  }

  /** Lists the letters of all inputs, each once, whatever the order in which they are named. */
  LetterList list(List<Path> named, KnownNames known) throws IOException {
    Map<Path, Path> inputs = new LinkedHashMap<>();
    for (Path input : named) {
      if (!Files.exists(input)) {
        throw new WrongInputException(input + ": there is no such file or folder");
      }
      inputs.putIfAbsent(input.toRealPath(), input);
    }
    List<Path> folders = inputs.keySet().stream().filter(Files::isDirectory).toList();
    TreeMap<String, Path> sorted = new TreeMap<>();
    inputs.forEach((real, input) -> {
      if (folders.stream().noneMatch(folder -> isListedBelow(folder, real))) {
        sorted.put(Place.raw(input.toAbsolutePath().normalize()), input);
      }
    });
    for (Path input : sorted.values()) {
      int before = letters.size();
      long leftOut = letters.leftOut();
      if (Files.isDirectory(input)) {
        letters.below(Place.raw(input.toRealPath()));
        walk(input.toRealPath());
      } else {
        file(input);
      }
      if (letters.size() == before) {
        long others = letters.leftOut() - leftOut;
        throw new WrongInputException(input + ": there is no letter in it"
            + (others == 0 ? ""
                : " (" + others + (others == 1 ? " file is" : " files are") + " hidden or of another kind)"));
      }
    }
    letters.tellApart(known);
    return letters;
  }

  private boolean isListedBelow(Path folder, Path input) {
    if (input.equals(folder) || !input.startsWith(folder) || passedOver != null && input.startsWith(passedOver)) {
      return false;
    }
    for (Path step : folder.relativize(input)) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private void file(Path input) throws IOException {
    Path file = input.toAbsolutePath().normalize();
    String raw = Place.raw(file);
    String name = raw.substring(raw.lastIndexOf('/') + 1);
    if (!Files.isRegularFile(file)) {
      throw new WrongInputException(input + ": is neither a file nor a folder");
    }
    if (!Format.isRead(Place.readable(name))) {
      throw new WrongInputException(input
          + ": is of a kind that is not read (.txt, .html, .htm, .md, .pdf, these in a .zip or .gz, .csv, .tsv, .jsonl)");
    }
    letters.below(raw.substring(0, raw.length() - name.length()));
    add(file, name, true);
  }

  private void walk(Path root) throws WrongInputException {
    List<Child> open = new ArrayList<>();
    open.add(new Child(root, "", "", true));
    while (!open.isEmpty()) {
      Child next = open.remove(open.size() - 1);
      if (next.folder()) {
        try {
          List<Child> children = children(next);
          children.sort(Comparator.comparing(Child::readable).reversed());
          open.addAll(children);
        } catch (IOException e) {
          letters.add(next.raw(), Place.failed("cannot be listed (" + e.getClass().getSimpleName() + ")"), "");
        }
      } else {
        add(next.path(), next.raw(), false);
      }
    }
  }

  /** Whether results of an earlier run lie here: texts and tables among them are no letters. */
  private static boolean isResults(Path folder) {
    return Files.isRegularFile(folder.resolve("run/run.json")) && Files.isRegularFile(folder.resolve("run/letters.jsonl"));
  }

  private List<Child> children(Child folder) throws IOException {
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
      for (Path path : stream) {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isFolder = attributes.isDirectory();
        String name = path.getFileName().toString();
        String raw = folder.raw() + (PLAIN.matcher(name).matches() ? name : rawName(path)) + (isFolder ? "/" : "");
        String readable = Place.readable(raw);
        if (path.equals(passedOver) || isFolder && isResults(path)) {
          continue;
        }
        boolean hidden = name.startsWith(".");
        if (isFolder && !hidden) {
          children.add(new Child(path, raw, readable, true));
        } else if (!isFolder && !hidden && Format.isRead(readable) && Files.isRegularFile(path)) {
          children.add(new Child(path, raw, readable, false));
        } else {
          letters.leaveOut();
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return children;
  }

  private static String rawName(Path path) {
    String raw = Place.raw(path);
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    return raw.substring(raw.lastIndexOf('/', end - 1) + 1, end);
  }

  private void add(Path file, String raw, boolean named) throws WrongInputException {
    int before = letters.size();
    Format format = Format.of(Place.readable(raw));
    try {
      switch (format) {
        case ZIP -> {
          try (Zip zip = Zip.open(file)) {
            archive(zip, raw);
          }
        }
        case CSV, TSV, JSONL -> table(new LetterTable(file, format, options), raw);
        default -> letters.add(raw, "", "");
      }
    } catch (RefusedException e) {
      if (named && format != Format.ZIP) {
        throw new WrongInputException(file.getFileName() + ": " + e.getMessage());
      }
      letters.truncate(before);
      letters.add(raw, Place.failed(e.getMessage()), "");
    } catch (IOException e) {
      letters.truncate(before);
      letters.add(raw, Place.failed(PlaceReader.reason(e)), "");
    }
  }

  private void archive(Zip zip, String raw) throws IOException {
    long[] total = new long[2];
    zip.entries(options.maxArchiveEntries(), options.maxArchiveBytes(), entry -> {
      count(total, entry);
      String inside = "!/" + entry.name();
      Format format = Format.of(entry.name());
      if (isHidden(entry.name()) || !Format.isRead(entry.name())) {
        letters.leaveOut();
      } else if (format == Format.ZIP) {
        nested(zip, entry, raw, total);
      } else if (format.isTable()) {
        letters.add(raw, Place.failed("is a table within an archive; unpack it first"), inside);
      } else {
        letters.add(raw, Place.entry(entry.position()), inside);
      }
    });
  }

  private void nested(Zip zip, Zip.Entry archive, String raw, long[] total) throws IOException {
    int before = letters.size();
    String within = "!/" + archive.name();
    try {
      byte[] bytes = PlaceReader.nested(zip, archive, options);
      Zip.of(bytes).entries(options.maxArchiveEntries(), options.maxArchiveBytes(), entry -> {
        count(total, entry);
        String inside = within + "!/" + entry.name();
        Format format = Format.of(entry.name());
        if (isHidden(entry.name()) || !Format.isRead(entry.name())) {
          letters.leaveOut();
        } else if (format.isLetter()) {
          letters.add(raw, Place.entry(archive.position(), entry.position()), inside);
        } else {
          letters.add(raw, Place.failed("lies in an archive within an archive; unpack it first"), inside);
        }
      });
    } catch (RefusedException e) {
      letters.truncate(before);
      letters.add(raw, Place.failed(e.getMessage()), within);
    }
  }

  /** Counts what an archive and the archives in it hold together. */
  private void count(long[] total, Zip.Entry entry) throws RefusedException {
    total[0]++;
    total[1] += entry.size();
    if (total[0] > options.maxArchiveEntries() || total[1] > options.maxArchiveBytes()) {
      throw new RefusedException("has more in the archives within it than " + options.maxArchiveEntries()
          + " entries or " + options.maxArchiveBytes() + " bytes");
    }
  }

  private void table(LetterTable table, String raw) throws IOException {
    table.rows(new LetterTable.Visitor() {
      @Override
      public void letter(String id, long begin, long length) {
        letters.add(raw, Place.row(begin, length), "#" + Place.printable(id));
      }

      @Override
      public void refused(String id, String reason) {
        letters.add(raw, Place.failed(reason), "#" + Place.printable(id));
      }

      @Override
      public void separated(String how) {
        letters.note(Place.readable(raw) + ": its columns are separated by " + how);
      }
    });
  }

  /** Whether the entry or a folder that it lies in is hidden, or is what macOS adds to archives. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/");
  }
}
