package org.lettermark.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;

/**
 * What the page of a letter shows.
 *
 * @param name the letter's name
 * @param header fields of its header that are given, by their label
 * @param text its text with its findings
 * @param findings what has a place in the text, sections among it; their numbers are those of the marks
 * @param sections the outline
 * @param issues the disputed items
 */
public record LetterPage(
    String name, Map<String, String> header, Mark text, List<Finding> findings, List<Section> sections, List<IssueRow> issues) {

  private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

  private static final Map<String, String> HEADER = labels(
      "caseNumber", "Case", "layout", "Form", "decisionDate", "Decision", "dateAssigned", "Assigned", "dateOfInjury", "Injury",
      "urDenialDate", "UR denial", "applicationReceived", "Application", "priority", "Priority", "patientAge", "Age", "patientSex", "Sex",
      "specialties", "Reviewer", "licensureStates", "Licensed in", "sourceUri", "File", "pipelineVersion", "Lettermark");

  /** A section of the outline: the number of its finding, and what it is called. */
  public record Section(int finding, String label) {}

  /** A switch of a type or a kind, with the findings that it switches. */
  public record Switch(String name, String label, String sign, long count) {}

  /** Makes the page of a letter. */
  static LetterPage of(String name, FlatLetter letter, List<LetterRows.Row> issues) {
    List<Finding> shown = letter.findings().stream()
        .filter(finding -> finding.type().equals("Segment") || FindingType.of(finding.type()) != null).toList();
    List<Section> sections = new ArrayList<>();
    List<IssueRow> rows = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Finding finding = shown.get(i);
      if (finding.type().equals("Segment")) {
        String item = finding.get("tagText");
        sections.add(new Section(i, finding.get("id") + (item == null || item.equals("0") ? "" : " " + item)));
      } else if (finding.type().equals("Determination") && rows.size() < issues.size()) {
        rows.add(IssueRow.of(issues.get(rows.size()), i, letter.covered(finding)));
      }
    }
    return new LetterPage(name, header(letter), Mark.of(letter, shown), shown, sections, rows);
  }

  private static Map<String, String> header(FlatLetter letter) {
    Map<String, String> fields = new LinkedHashMap<>();
    letter.of("Letter").stream().findFirst().ifPresent(header -> HEADER.forEach((feature, label) -> {
      String value = String.join(", ", header.all(feature));
      if (!value.isEmpty()) {
        fields.put(label, value);
      }
    }));
    return fields;
  }

  private static Map<String, String> labels(String... pairs) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.put(pairs[i], pairs[i + 1]);
    }
    return labels;
  }

  /** A switch for each type that the letter has. */
  public List<Switch> types() {
    return FindingType.ALL.stream()
        .map(type -> new Switch(type.name(), type.label(), type.sign(), findings.stream().filter(one -> one.type().equals(type.name())).count()))
        .filter(one -> one.count() > 0)
        .toList();
  }

  /** A switch for each kind that the letter has. */
  public List<Switch> kinds() {
    return Kinds.ALL.stream()
        .map(kind -> new Switch(kind, Kinds.label(kind), "", findings.stream().filter(one -> Kinds.of(one).contains(kind)).count()))
        .filter(one -> one.count() > 0)
        .toList();
  }

  /** The findings for the page's script: type, first character, end, features. */
  public String data() {
    return Json.of(findings.stream()
        .map(finding -> List.of(finding.type(), finding.begin(), finding.end(), new TreeMap<>(finding.features())))
        .toList());
  }

  /** The page, in UTF-8. */
  byte[] html() throws IOException {
    return render("letter.jte", Map.of("page", this));
  }

  /** Fills a template. */
  static byte[] render(String template, Map<String, Object> values) throws IOException {
    Utf8ByteOutput out = new Utf8ByteOutput();
    TEMPLATES.render(template, values, out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.getContentLength());
    out.writeTo(bytes);
    return bytes.toByteArray();
  }
}
