package org.lettermark.match;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read from a file, read once for all threads of a process. Nothing that is kept here ever changes.
 *
 * <p>A file is read again when its content is no longer the same.
 */
final class Shared {

  /** Makes something out of a file. */
  interface Loader<T> {
    T load() throws IOException;
  }

  private record Key(Class<?> kind, String location, List<String> columns) {}

  private record Value(String sha256, Object content) {}

  private static final Map<Key, Value> KEPT = new HashMap<>();

  private Shared() {}

  static synchronized <T> T get(Class<T> kind, String location, List<String> columns, Loader<T> loader)
      throws IOException {
    Key key = new Key(kind, location, columns);
    String sha256 = Models.sha256(location);
    Value value = KEPT.get(key);
    if (value == null || !value.sha256().equals(sha256)) {
      value = new Value(sha256, loader.load());
      KEPT.put(key, value);
    }
    return kind.cast(value.content());
  }
}
