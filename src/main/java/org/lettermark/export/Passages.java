package org.lettermark.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.corpus.XmiWriter;

/**
 * Finds the guideline passages that the letters of a corpus share, pasted into letter after letter with small
 * changes, and writes two tables: the passages, and which quotation belongs to which passage.
 *
 * <p>The letters are read once, one at a time, and not changed. Needs 8 bytes of memory for each quotation and about
 * 150 for each wording that differs from all others by more than case, marks and line breaks: half a gigabyte for
 * 1.7 million letters with five million quotations in three million wordings. The texts lie in temporary files
 * meanwhile, about 500 bytes a quotation.
 */
public final class Passages {

  /**
   * How like its representative a quotation is at least, unless another value is asked for. In letters of 2016 and
   * 2017, different passages with the same opening reach .40, the same with a sentence more or less .41 to .66.
   */
  public static final double SIMILARITY = 0.45;

  /** Below this, the search would miss too many that are alike. */
  public static final double LEAST_SIMILARITY = 0.4;

  /** Name of the table of passages. */
  public static final String PASSAGES = "passages.csv";

  /** Name of the table of quotations. */
  public static final String QUOTATIONS = "passage-quotations.csv";

  /** What was read and found. */
  public record Summary(int letters, int quotations, int wordings, int passages) {}

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final QuotationStore store;
  private final PassageGroups groups;

  /** By wording. */
  private final Passage[] passages;

  /** The one that most letters quote first. */
  private final List<Passage> sorted = new ArrayList<>();

  /** By guideline, in the order of the alphabet, then by the passage's representative. */
  private final Map<String, int[]> guidelines = new TreeMap<>();

  private Passages(QuotationStore store, double similarity) throws IOException {
    this.store = store;
    groups = PassageGroups.of(store, similarity);
    passages = new Passage[store.size()];
    for (int wording = 0; wording < passages.length; wording++) {
      int representative = groups.representative(wording);
      if (passages[representative] == null) {
        passages[representative] = new Passage(representative);
        sorted.add(passages[representative]);
      }
      passages[wording] = passages[representative];
      passages[wording].variants++;
    }
    count();
  }

  /**
   * Writes the two tables.
   *
   * @param letters the letters of an output folder
   * @param output folder for the tables
   * @param similarity how like its representative a quotation is at least, {@value #LEAST_SIMILARITY} to 1
   * @param failed gets the name and the reason of a letter that cannot be read
   */
  public static Summary write(
      AnnotatedFolder letters, Path output, double similarity, BiConsumer<String, String> failed) throws IOException {
    Files.createDirectories(output);
    try (QuotationStore store = new QuotationStore(output)) {
      letters.forEach((name, letter) -> QuotingLetter.of(letter), store::add, failed);
      store.finish();
      Passages passages = new Passages(store, similarity);
      write(output.resolve(PASSAGES), passages::passages);
      write(output.resolve(QUOTATIONS), passages::quotations);
      return new Summary(store.letters(), store.quotations(), store.size(), passages.sorted.size());
    }
  }

  private void count() throws IOException {
    Set<Long> items = new HashSet<>();
    int[] letterNumber = {0};
    store.quotations(entry -> {
      QuotingLetter.Quotation quotation = entry.quotation();
      if (entry.letterNumber() != letterNumber[0]) {
        letterNumber[0] = entry.letterNumber();
        items.clear();
      }
      Passage passage = passages[entry.wording()];
      passage.addQuotation(entry.letterNumber(), entry.decisionDate());
      if (quotation.outcome() != null && items.add((long) passage.representative << 32 | quotation.issue())) {
        passage.addItem(quotation.outcome());
      }
      if (quotation.guideline() != null) {
        guidelines.computeIfAbsent(quotation.guideline(), name -> new int[passages.length])[passage.representative]++;
      }
    });
    sorted.sort(
        Comparator.comparingInt((Passage passage) -> -passage.letters)
            .thenComparingInt(passage -> -passage.quotations)
            .thenComparingInt(passage -> passage.representative));
    int number = 0;
    for (Passage passage : sorted) {
      passage.number = ++number;
    }
  }

  /** The guideline that most quotations of a passage name. */
  private String guideline(Passage passage) {
    String most = null;
    int quotations = 0;
    for (Map.Entry<String, int[]> guideline : guidelines.entrySet()) {
      if (guideline.getValue()[passage.representative] > quotations) {
        most = guideline.getKey();
        quotations = guideline.getValue()[passage.representative];
      }
    }
    return most;
  }

  private void passages(CSVPrinter table) throws IOException {
    table.printRecord(
        "passage", "guideline", "letters", "quotations", "variants", "upheld", "overturned", "firstDecision",
        "lastDecision", "text");
    for (Passage passage : sorted) {
      table.printRecord(
          passage.number, guideline(passage), passage.letters, passage.quotations, passage.variants, passage.upheld,
          passage.overturned, passage.firstDecision(), passage.lastDecision(),
          store.printed(passage.representative).replaceAll("\\s+", " ").strip());
    }
  }

  private void quotations(CSVPrinter table) throws IOException {
    table.printRecord(
        "passage", "letter", "begin", "end", "verbatim", "guideline", "issue", "outcome", "decisionDate", "similarity");
    store.quotations(entry -> {
      QuotingLetter.Quotation quotation = entry.quotation();
      table.printRecord(
          passages[entry.wording()].number, entry.letter(), quotation.begin(), quotation.end(), quotation.verbatim(),
          quotation.guideline(), quotation.issue(), quotation.outcome(), entry.decisionDate(),
          String.format(Locale.ROOT, "%.3f", groups.similarity(entry.wording())));
    });
  }

  private interface Rows {
    void print(CSVPrinter table) throws IOException;
  }

  private static void write(Path file, Rows rows) throws IOException {
    XmiWriter.whole(file, out -> {
      CSVPrinter table = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSV);
      rows.print(table);
      table.flush();
    });
  }
}
