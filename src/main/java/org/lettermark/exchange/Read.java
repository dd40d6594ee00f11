package org.lettermark.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lettermark.corpus.FlatLetter;

/** What was read of a tool's files: letters by name, what cannot be read, and what nobody has checked yet. */
final class Read {

  final SortedMap<String, FlatLetter> letters = new TreeMap<>();
  final List<String> problems = new ArrayList<>();
  final List<String> unchecked = new ArrayList<>();
}
