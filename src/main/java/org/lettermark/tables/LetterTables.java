package org.lettermark.tables;

import static org.lettermark.tables.Column.Words.ALL;
import static org.lettermark.tables.Column.Words.NONE;
import static org.lettermark.tables.Column.Words.RATIONALE;
import static org.lettermark.tables.ValueType.DATE;
import static org.lettermark.tables.ValueType.INTEGER;
import static org.lettermark.tables.ValueType.MAP;
import static org.lettermark.tables.ValueType.NUMBER;
import static org.lettermark.tables.ValueType.TEXT;
import static org.lettermark.tables.ValueType.TEXTS;
import static org.lettermark.tables.ValueType.TRUTH;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lettermark.corpus.Finding;

/**
 * The tables: the one place that says which there are, which columns they have, and how a row is made. Features of findings
 * have the names that the type system gives them.
 */
public final class LetterTables {

  /** Columns of {@code issues} that are known when all letters have been read: which letters belong together. */
  public static final String GROUP = "group";

  /** The part of the corpus to which an item belongs. */
  public static final String SPLIT = "split";

  private static final List<String> POLARITIES = List.of("improved", "notImproved", "notDocumented", "criterion");
  private static final List<String> HOLDERS = List.of("reviewer", "utilizationReview", "treatingPhysician", "guideline");

  /** One row a letter. */
  public static final Table<LetterView> LETTERS = new Table<>(
      "letters", List.of("id"), "One row a letter.", List::of, List.of(
          column("id", TEXT, "Name of the letter, that of its XMI file without the suffix.", LetterView::name),
          column("uri", TEXT, "Where it was read: the path below the INPUT argument.", header("sourceUri")),
          column("layout", TEXT, "The form of the letter.", header("layout")),
          column("caseNumber", TEXT, "Case number as printed.", header("caseNumber")),
          column("dateAssigned", DATE, "Day on which the case was assigned.", date(header("dateAssigned"))),
          column("dateOfInjury", DATE, "Day of injury of the header.", date(header("dateOfInjury"))),
          column("decisionDate", DATE, "Day of the determination.", date(header("decisionDate"))),
          column("urDenialDate", DATE, "Day of the utilization review decision.", date(header("urDenialDate"))),
          column("applicationReceived", DATE, "Day on which the application was received.", date(header("applicationReceived"))),
          column("priority", TEXT, "Priority as printed.", header("priority")),
          column("licensureStates", TEXTS, "States in which the reviewer is licensed.", letter -> list(letter.header(), "licensureStates")),
          column("specialties", TEXTS, "The reviewer's certifications and specialties.", letter -> list(letter.header(), "specialties")),
          column("patientAge", INTEGER, "Age in years.", letter -> whole(letter.header().get("patientAge"))),
          column("patientSex", TEXT, "male or female.", header("patientSex")),
          column("items", INTEGER, "Number of disputed items.", letter -> letter.issues().size()),
          column("upheld", INTEGER, "Items whose denial was upheld.", letter -> letter.count("upheld")),
          column("overturned", INTEGER, "Items whose denial was overturned.", letter -> letter.count("overturned")),
          column("characters", INTEGER, "Length of the text in UTF-16 units.", letter -> letter.text().length()),
          column("metadata", MAP, "The other columns of the table's row that the letter stood in.", LetterTables::metadata),
          column("pipelineVersion", TEXT, "Version of Lettermark that annotated it.", header("pipelineVersion")),
          column("configuration", TEXT, "Hash of all in the configuration that changes findings.", header("configuration")),
          column("sha256", TEXT, "SHA-256 of the text in UTF-8.",
              letter -> Hashing.sha256().hashString(letter.text(), StandardCharsets.UTF_8).toString()),
          column("text", TEXT, "The letter's text, to which all offsets refer.", ALL, LetterView::text)));

  /** One row a disputed item. */
  public static final Table<IssueView> ISSUES = new Table<>(
      "issues", List.of("letter", "number"), "One row a disputed item: the unit of analysis.", LetterView::issues, issueColumns());

  /** One row a disputed drug. */
  public static final Table<DisputedDrug> DISPUTED_DRUGS = new Table<>(
      "disputed_drugs", List.of("letter", "issue", "drug"),
      "One row a drug under dispute in an item; a drug that the request names three times is one.",
      letter -> letter.issues().stream().flatMap(issue -> issue.drugs().stream()).toList(), drugColumns());

  /** All tables, in the order in which they are written. */
  public static final List<Table<?>> ALL_TABLES = List.of(
      LETTERS, ISSUES, DISPUTED_DRUGS,
      findings("medications", "Medication", "One row a mention of a drug.", medicationColumns()),
      findings("diagnoses", "Diagnosis", "One row a mention of a disorder or injury.", conditionColumns()),
      findings("symptoms", "Symptom", "One row a complaint or finding of an examination.", conditionColumns()),
      findings("drug_classes", "DrugClass", "One row a mention of a class of drugs.",
          List.of(feature("name", "Name of the class in the lexicon."))),
      findings("dates", "LetterDate", "One row a date.", List.of(
          feature("value", "ISO 8601, as precise as the text."),
          column("day", DATE, "The value where it is a whole date.", row -> date(row.finding().get("value"))),
          feature("role", "injury, assigned, decision, urDecision, applicationReceived, report, request, service or other."),
          feature("range", "begin or end of a range; null where there is none."))),
      findings("statements", "FunctionalImprovement", "One row a sentence about functional improvement.", List.of(
          feature("polarity", "improved, notImproved, notDocumented or criterion."),
          feature("domain", "dailyLiving, work, mobility, motion, strength, medicationUse or general."),
          feature("holder", "Who states it: reviewer, utilizationReview, treatingPhysician or guideline."),
          column("confidence", NUMBER, "What the statement model gave, from 0 to 1; null where it did not speak.",
              row -> row.finding().get("confidence") == null ? null : Double.valueOf(row.finding().get("confidence"))))),
      findings("quotations", "GuidelineQuotation", "One row a passage quoted or retold from a guideline.", List.of(
          column("verbatim", TRUTH, "Whether it stands in quotation marks.", row -> Boolean.valueOf(row.finding().get("verbatim"))),
          feature("guideline", "MTUS, ACOEM, ODG, FDA or other."),
          feature("title", "Document or chapter."),
          features("sections", "Sections as printed."),
          features("pages", "Pages as printed."))),
      findings("citations", "GuidelineCitation", "One row a reference to a guideline.", List.of(
          feature("guideline", "MTUS, ACOEM, ODG, FDA or other."),
          feature("title", "Document or chapter, without the guideline's name."),
          feature("edition", "Year, or the ordinal where only that is printed."),
          features("sections", "Sections as printed."),
          features("pages", "Pages as printed."),
          feature("citedBy", "claimsAdministrator, reviewer or text."))));

  private LetterTables() {}

  /** A finding on its way into a row. */
  record FindingRow(LetterView letter, int number, Finding finding) {}

  private static List<Column<IssueView>> issueColumns() {
    List<Column<IssueView>> columns = new ArrayList<>(List.of(
        column("letter", TEXT, "Its letter: letters.id.", issue -> issue.letter().name()),
        column("number", INTEGER, "1 for the first disputed item of the letter.", IssueView::number),
        column("request", TEXT, "The request as printed.", RATIONALE, issue -> issue.letter().covered(issue.item())),
        column("decidedPart", TEXT, "The part of the request that was decided.", RATIONALE, issue -> issue.item().get("request")),
        column("category", TEXT, "medication, imaging, therapy, procedure, diagnostic, equipment, consultation or other.",
            issue -> issue.item().get("category")),
        column("outcome", TEXT, "upheld (the denial stands) or overturned.", issue -> issue.item().get("outcome")),
        column("drugs", TEXTS, "Generic names of the disputed drugs; more of them in disputed_drugs.", issue -> details(issue, "genericName")),
        column("strengths", TEXTS, "Their strengths, in the same order; null where none is given.", issue -> details(issue, "strength")),
        column("quantities", TEXTS, "Their quantities, in the same order.", issue -> details(issue, "quantity")),
        column("refills", TEXTS, "Their refills, in the same order.", issue -> details(issue, "refills")),
        column("supplies", TEXTS, "For how long each is, in the same order.", issue -> details(issue, "duration")),
        column("administratorGuidelines", TEXTS, "Guidelines that the claims administrator cites for this item, each once.",
            issue -> issue.guidelines("claimsAdministrator")),
        column("administratorSections", TEXTS, "Their sections, each once.", issue -> issue.guidelineSections("claimsAdministrator")),
        column("reviewerGuidelines", TEXTS, "Guidelines that the reviewer cites for this item, each once.",
            issue -> issue.guidelines("reviewer")),
        column("reviewerSections", TEXTS, "Their sections, each once.", issue -> issue.guidelineSections("reviewer")),
        column("diagnoses", TEXTS, "Names of the patient's disorders that are present, each once: of this item's block and of what "
            + "stands outside all blocks.", IssueView::diagnoses)));
    for (String polarity : POLARITIES) {
      for (String holder : HOLDERS) {
        columns.add(column(polarity + Character.toUpperCase(holder.charAt(0)) + holder.substring(1), INTEGER,
            "Statements about function that say " + polarity + ", held by " + holder + ", in this item's block or outside all blocks.",
            issue -> issue.statements(polarity, holder)));
      }
    }
    columns.addAll(List.of(
        column("rationale", TEXT, "The rationale.", RATIONALE, issue -> issue.rationale(issue.letter().text())),
        column("summary", TEXT, "The case summary, which all items of a letter share.", RATIONALE, issue -> issue.summary(issue.letter().text())),
        column("maskedRationale", TEXT, "The rationale with blanks for all that gives the outcome away.", RATIONALE,
            issue -> issue.rationale(issue.letter().masked())),
        column("maskedSummary", TEXT, "The case summary, masked likewise.", RATIONALE, issue -> issue.summary(issue.letter().masked())),
        column("facts", TEXT, "What was known before the decision: request and case summary, masked, without the rationale.", RATIONALE,
            IssueView::facts),
        column(GROUP, TEXT, "The letter that stands for all that belong together: those of one case and near-duplicates.", issue -> null),
        column(SPLIT, TEXT, "train, development or test, the same for a whole group; null for a letter that would join two parts.",
            issue -> null)));
    return List.copyOf(columns);
  }

  private static List<Column<DisputedDrug>> drugColumns() {
    List<Column<DisputedDrug>> columns = new ArrayList<>(List.of(
        column("letter", TEXT, "Its letter: letters.id.", drug -> drug.issue().letter().name()),
        column("issue", INTEGER, "Its item: issues.number.", drug -> drug.issue().number()),
        column("drug", INTEGER, "1 for the first drug of the item.", DisputedDrug::number)));
    columns.addAll(drugDetails(DisputedDrug::get));
    return List.copyOf(columns);
  }

  private static List<Column<FindingRow>> medicationColumns() {
    List<Column<FindingRow>> columns = new ArrayList<>(drugDetails((FindingRow row, String detail) -> row.finding().get(detail)));
    columns.add(feature("status", "requested, authorized, current, past, general or absent."));
    return columns;
  }

  private interface Details<R> {
    String of(R source, String detail);
  }

  private static <R> List<Column<R>> drugDetails(Details<R> drug) {
    return List.of(
        column("genericName", TEXT, "Ingredients joined by \"-\".", row -> drug.of(row, "genericName")),
        column("drugClass", TEXT, "Its class in the lexicon that ships.", row -> DrugClasses.of(drug.of(row, "genericName"))),
        column("rxcui", TEXT, "RxNorm ids of the ingredients joined by \"-\".", row -> drug.of(row, "rxcui")),
        column("strength", TEXT, "Such as \"10 mg\" or \"5/325 mg\".", row -> drug.of(row, "strength")),
        column("strengthNumber", NUMBER, "Number of the strength; null where there are several.", row -> Amount.of(drug.of(row, "strength")).number()),
        column("strengthUnit", TEXT, "Unit of the strength.", row -> Amount.of(drug.of(row, "strength")).unit()),
        column("form", TEXT, "Such as tablet or cream.", row -> drug.of(row, "form")),
        column("dosage", TEXT, "Amount per intake, such as \"1-2\".", row -> drug.of(row, "dosage")),
        column("route", TEXT, "Such as oral or topical.", row -> drug.of(row, "route")),
        column("frequency", TEXT, "Such as \"2/day\" or \"every 4-6 hours as needed\".", row -> drug.of(row, "frequency")),
        column("frequencyPerDay", NUMBER, "How often a day at most: 6 for \"every 4-6 hours\".", row -> Amount.perDay(drug.of(row, "frequency"))),
        column("duration", TEXT, "Such as \"30 days\".", row -> drug.of(row, "duration")),
        column("durationDays", NUMBER, "The duration in days; a month counts 30, a year 365.", row -> Amount.days(drug.of(row, "duration"))),
        column("quantity", TEXT, "Dispensed quantity, such as \"60\" or \"111.2 g\".", row -> drug.of(row, "quantity")),
        column("quantityNumber", NUMBER, "Number of the quantity.", row -> Amount.of(drug.of(row, "quantity")).number()),
        column("quantityUnit", TEXT, "Unit of the quantity; null for pieces.", row -> Amount.of(drug.of(row, "quantity")).unit()),
        column("refills", TEXT, "Number of refills.", row -> drug.of(row, "refills")),
        column("refillsNumber", INTEGER, "Number of refills as a number.", row -> whole(drug.of(row, "refills"))));
  }

  private static List<Column<FindingRow>> conditionColumns() {
    return List.of(
        feature("preferredName", "Name of the condition in the lexicon."),
        feature("icd10cm", "ICD-10-CM code of the lexicon, where one fits."),
        feature("code", "ICD-9-CM or ICD-10-CM code, only as the letter prints it."),
        feature("site", "Body site, where the words name one."),
        feature("laterality", "left, right or bilateral."),
        feature("assertion", "present, absent, possible, historical or general."),
        feature("experiencer", "patient or other."));
  }

  /** A table with a row for each finding of a type: where it stands, its own columns, and why it is there. */
  private static Table<FindingRow> findings(String name, String type, String comment, List<Column<FindingRow>> own) {
    List<Column<FindingRow>> columns = new ArrayList<>(List.of(
        column("letter", TEXT, "Its letter: letters.id.", row -> row.letter().name()),
        column("finding", INTEGER, "1 for the first of its kind in the letter.", FindingRow::number),
        column("issue", INTEGER, "The item in whose block it stands: issues.number; 0 outside.", row -> row.finding().number("issue")),
        column("section", TEXT, "Id of the section in which it begins.", row -> row.letter().section(row.finding().begin())),
        column("begin", INTEGER, "First character, in UTF-16 units (Java, JavaScript, XMI).", row -> row.finding().begin()),
        column("end", INTEGER, "Behind the last character, in UTF-16 units.", row -> row.finding().end()),
        column("beginCodePoint", INTEGER, "First character, in code points (Python, R).", row -> row.letter().codePoint(row.finding().begin())),
        column("endCodePoint", INTEGER, "Behind the last character, in code points.", row -> row.letter().codePoint(row.finding().end())),
        column("covered", TEXT, "The words themselves.", ALL, row -> row.letter().covered(row.finding()))));
    columns.addAll(own);
    columns.add(feature("ruleId", "The row of the data file, or the model, that made this finding."));
    return new Table<>(name, List.of("letter", "finding"), comment, letter -> rows(letter, type), List.copyOf(columns));
  }

  private static List<FindingRow> rows(LetterView letter, String type) {
    List<FindingRow> rows = new ArrayList<>();
    for (Finding finding : letter.of(type)) {
      rows.add(new FindingRow(letter, rows.size() + 1, finding));
    }
    return rows;
  }

  private static <R> Column<R> column(String name, ValueType type, String comment, Function<? super R, ?> value) {
    return new Column<>(name, type, comment, NONE, value);
  }

  private static <R> Column<R> column(String name, ValueType type, String comment, Column.Words words, Function<? super R, ?> value) {
    return new Column<>(name, type, comment, words, value);
  }

  private static Column<FindingRow> feature(String name, String comment) {
    return column(name, TEXT, comment, row -> row.finding().get(name));
  }

  private static Column<FindingRow> features(String name, String comment) {
    return column(name, TEXTS, comment, row -> list(row.finding(), name));
  }

  private static Function<LetterView, String> header(String feature) {
    return letter -> letter.header().get(feature);
  }

  private static Function<LetterView, LocalDate> date(Function<LetterView, String> value) {
    return letter -> date(value.apply(letter));
  }

  /** A whole ISO date; null for what is less precise. */
  private static LocalDate date(String value) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Integer whole(String value) {
    try {
      return value == null ? null : Integer.valueOf(value);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static List<String> list(Finding finding, String feature) {
    List<String> values = finding.all(feature);
    return values.isEmpty() ? null : values;
  }

  /** Null where no drug is disputed. */
  private static List<String> details(IssueView issue, String detail) {
    List<String> values = new ArrayList<>();
    issue.drugs().forEach(drug -> values.add(drug.get(detail)));
    return values.isEmpty() ? null : values;
  }

  private static Map<String, String> metadata(LetterView letter) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String one : letter.header().all("metadata")) {
      int sign = one.indexOf('=');
      values.put(sign < 0 ? one : one.substring(0, sign), sign < 0 ? "" : one.substring(sign + 1));
    }
    return values.isEmpty() ? null : values;
  }
}
