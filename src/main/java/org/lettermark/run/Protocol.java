package org.lettermark.run;

/**
 * The lines between a run and its worker, cells separated by tabs.
 *
 * <pre>
 * to the worker    the options of the run, as JSON
 *                  go
 *                  letter    number  file           address    annotate and write it
 *                  alone     number  file           address    the same, while nothing else is in work
 *                  check     number  hashes         address    has it still this text, and has its file what was written?
 *                  explain   number  -              address    say where it fails, and write nothing else
 * from the worker  ready     configuration
 *                  refused   reason                            a lexicon, a model or an option is wrong
 *                  output    reason                            the output folder cannot be written
 *                  done      number  status  CPU µs  µs        (or: done number same, changed or damaged)
 *                  overtime  number  place                     more processor time than a letter may take
 *                  stuck     number  place                     longer on the clock than a letter may take
 *                  crashed   number  kind                      the thread died of the letter
 * </pre>
 */
final class Protocol {

  static final String GO = "go";
  static final String LETTER = "letter";
  static final String ALONE = "alone";
  static final String CHECK = "check";
  static final String EXPLAIN = "explain";

  static final String READY = "ready";
  static final String REFUSED = "refused";
  static final String OUTPUT = "output";
  static final String DONE = "done";
  static final String OVERTIME = "overtime";
  static final String STUCK = "stuck";
  static final String CRASHED = "crashed";

  static final String SAME = "same";
  static final String CHANGED = "changed";
  static final String DAMAGED = "damaged";

  private Protocol() {}
}
