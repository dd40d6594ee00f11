package org.lettermark.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

/**
 * The letters of all inputs, in an order that depends on their names alone.
 *
 * <p>Holds about fifty bytes a letter: a {@link LetterSource} is made when it is asked for.
 */
public final class LetterList extends AbstractList<LetterSource> implements RandomAccess {

  /**
   * A letter whose name was taken by an earlier one.
   *
   * @param uri the letter's {@link LetterSource#uri()}
   * @param wanted the name that it would have had
   * @param name the name that it has
   */
  public record Renamed(String uri, String wanted, String name) {}

  private final ReaderOptions options;
  private final List<String> bases = new ArrayList<>();
  private final List<byte[]> places = new ArrayList<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private long leftOut;

  LetterList(ReaderOptions options) {
    this.options = options;
  }

  @Override
  public LetterSource get(int index) {
    String name = names.get(index);
    return new Source(place(index), name == null ? ownName(index) : name, options);
  }

  @Override
  public int size() {
    return places.size();
  }

  /** Letters that got another name because an earlier letter has theirs, in the order of the list. */
  public List<Renamed> renamed() {
    return names.keySet().stream().sorted()
        .map(index -> new Renamed(place(index).uri(), ownName(index), names.get(index))).toList();
  }

  /** The first name that no file can have where names are in this character set, or null where there is none. */
  public String unnameable(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return null;
    }
    CharsetEncoder encoder = charset.newEncoder();
    return stream().map(LetterSource::name).filter(name -> !encoder.canEncode(name)).findFirst().orElse(null);
  }

  /** How many files in folders and archives were passed over because they are hidden or of another kind. */
  public long leftOut() {
    return leftOut;
  }

  /** What was found out about tables, a sentence each. */
  public List<String> notes() {
    return notes;
  }

  void note(String note) {
    notes.add(note);
  }

  void leaveOut() {
    leftOut++;
  }

  /** All that is added next lies below this folder, a raw URI that ends with "/". */
  void below(String base) {
    bases.add(base);
  }

  /**
   * Adds a letter.
   *
   * @param file its file as a raw URI below the folder last named
   * @param where see {@link Place#where}
   * @param inside what its URI has after the file's name
   */
  void add(String file, String where, String inside) {
    String place = (bases.size() - 1) + "\t" + file + "\t" + where + "\t" + inside;
    places.add(place.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes back the letters from this one on. */
  void truncate(int size) {
    places.subList(size, places.size()).clear();
  }

  /**
   * Gives every letter the name that it had before, and of the others those another name whose name is taken.
   *
   * @param known names of before, also of letters that are not here
   */
  void tellApart(KnownNames known) throws IOException {
    long[] keys = new long[size()];
    long[] places = new long[size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(ownName(i));
      places[i] = hash(place(i).uri()) ^ keys[i];
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    Arrays.sort(places);
    Set<Long> shared = new HashSet<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        shared.add(sorted[i]);
      }
    }
    Set<Long> given = new HashSet<>();
    Map<Long, String> owners = new HashMap<>();
    Map<String, String> kept = new HashMap<>();
    known.forEach((uri, name) -> {
      long key = key(name);
      if (!isOwnName(name, uri)) {
        kept.put(uri, name);
        given.add(key);
      } else if (shared.contains(key)
          || Arrays.binarySearch(sorted, key) >= 0 && Arrays.binarySearch(places, hash(uri) ^ key) < 0) {
        owners.put(key, uri);
      }
    });
    for (int i = 0; i < keys.length; i++) {
      String name = kept.isEmpty() ? null : kept.remove(place(i).uri());
      if (name != null) {
        names.put(i, name);
        continue;
      }
      String owner = owners.get(keys[i]);
      boolean free = owner == null ? !shared.contains(keys[i]) && !given.contains(keys[i]) || given.add(keys[i])
          : owner.equals(place(i).uri()) && given.add(keys[i]);
      if (!free) {
        names.put(i, apart(i, sorted, given));
      }
    }
  }

  private String apart(int index, long[] sorted, Set<Long> given) {
    String wanted = ownName(index);
    String uri = place(index).uri();
    String name;
    int attempt = 0;
    do {
      name = FileNames.apart(wanted, uri, attempt++);
    } while (Arrays.binarySearch(sorted, key(name)) >= 0 || !given.add(key(name)));
    return name;
  }

  /** Whether a letter at this place has this name where no other wants it. */
  private static boolean isOwnName(String name, String uri) {
    return name.equals(FileNames.safe(Format.stem(uri))) || name.equals(FileNames.safe(uri.substring(uri.lastIndexOf('#') + 1)));
  }

  private Place place(int index) {
    String[] parts = parts(index);
    String file = bases.get(Integer.parseInt(parts[0])) + parts[1];
    return new Place(file, parts[2], Place.readable(parts[1]) + parts[3]);
  }

  private String[] parts(int index) {
    return new String(places.get(index), StandardCharsets.UTF_8).split("\t", -1);
  }

  /** The name that a letter has where no other wants it: a row's id, else that of the file. */
  private String ownName(int index) {
    String[] parts = parts(index);
    boolean row = parts[3].startsWith("#");
    return FileNames.safe(row ? parts[3].substring(1) : Format.stem(Place.readable(parts[1]) + parts[3]));
  }

  /** 64 bits of a name: should two names ever share them, one gets a longer name without need. */
  private static long key(String name) {
    return hash(FileNames.key(name));
  }

  private static long hash(String text) {
    long hash = 1125899906842597L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** A source that reads its place when asked. */
  record Source(Place place, String name, ReaderOptions options) implements LetterSource {

    @Override
    public String uri() {
      return place.uri();
    }

    @Override
    public Path file() {
      return place.isValue() ? null : place.path();
    }

    @Override
    public String address() {
      return place.file() + "\t" + place.where() + "\t" + place.uri() + "\t" + name;
    }

    @Override
    public SourceLetter read() throws IOException {
      return PlaceReader.read(this);
    }
  }
}
