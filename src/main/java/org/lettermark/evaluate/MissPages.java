package org.lettermark.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every miss in its sentence, a page for each type, to be read in a browser: {@code index.html} and {@code Medication.html} and so
 * on. The pages hold text of the letters and fetch nothing from anywhere.
 */
public final class MissPages implements Evaluation.Listener {

  private static final String INDEX = "index.html";
  private static final String MARK = "<meta name=\"generator\" content=\"lettermark evaluate\">";
  private static final String HEAD = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      %s
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%s</title>
      <style>
      body { font: 15px/1.45 sans-serif; margin: 2em; color: #222; background: #fff }
      table { border-collapse: collapse; width: 100%% }
      th, td { border-bottom: 1px solid #ccc; padding: .4em .6em; text-align: left; vertical-align: top }
      th { position: sticky; top: 0; background: #eee }
      td.text { width: 32%%; white-space: pre-line }
      td.none { color: #888 }
      mark.gold { background: #cfe8cf } mark.found { background: #f6d6b8 }
      code { font-size: 13px }
      </style>
      </head>
      <body>
      """;

  private final Path folder;
  private final Map<String, List<Miss>> misses = new LinkedHashMap<>();

  /**
   * Prepares pages.
   *
   * @param folder that is new, empty, or holds such pages
   * @throws IOException where it holds something else
   */
  public MissPages(Path folder) throws IOException {
    this.folder = folder;
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": is no folder");
    }
    if (Files.isDirectory(folder) && !isOurs(folder)) {
      throw new IOException(folder + ": is not empty; name a new folder for the pages");
    }
    Kind.ALL.forEach(kind -> misses.put(kind.type(), new ArrayList<>()));
  }

  private static boolean isOurs(Path folder) throws IOException {
    Path index = folder.resolve(INDEX);
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty() || Files.isRegularFile(index) && Files.readString(index).contains(MARK);
    }
  }

  @Override
  public void accept(LetterPair letter) {
    Kind.ALL.forEach(kind -> misses.get(kind.type()).addAll(Miss.of(letter, kind)));
  }

  /** Writes all pages. */
  public void write() throws IOException {
    Files.createDirectories(folder);
    StringBuilder index = new StringBuilder(HEAD.formatted(MARK, "Misses"))
        .append("<h1>Misses</h1>\n<table>\n<tr><th>type</th>");
    Stream.of(Miss.Sort.values()).forEach(sort -> index.append("<th>").append(name(sort)).append("</th>"));
    index.append("</tr>\n");
    for (Map.Entry<String, List<Miss>> entry : misses.entrySet()) {
      String type = entry.getKey();
      index.append("<tr><td><a href=\"").append(type).append(".html\">").append(type).append("</a></td>");
      for (Miss.Sort sort : Miss.Sort.values()) {
        index.append("<td>").append(entry.getValue().stream().filter(miss -> miss.sort() == sort).count()).append("</td>");
      }
      index.append("</tr>\n");
      Files.writeString(folder.resolve(type + ".html"), page(type, entry.getValue()));
    }
    Files.writeString(folder.resolve(INDEX), index.append("</table>\n</body>\n</html>\n").toString());
  }

  private static String page(String type, List<Miss> all) {
    StringBuilder page = new StringBuilder(HEAD.formatted(MARK, type))
        .append("<p><a href=\"").append(INDEX).append("\">all types</a></p>\n<h1>").append(type).append("</h1>\n");
    for (Miss.Sort sort : Miss.Sort.values()) {
      List<Miss> misses = all.stream().filter(miss -> miss.sort() == sort)
          .sorted(Comparator.comparing((Miss miss) -> String.valueOf(miss.feature())).thenComparing(Miss::letter)
              .thenComparingInt(Miss::line)).toList();
      page.append("<h2>").append(name(sort)).append(": ").append(misses.size()).append("</h2>\n");
      if (!misses.isEmpty()) {
        page.append("<table>\n<tr><th>where</th><th>gold</th><th>system</th><th>value</th><th>rule</th></tr>\n");
        misses.forEach(miss -> row(miss, page));
        page.append("</table>\n");
      }
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static void row(Miss miss, StringBuilder page) {
    page.append("<tr><td>").append(escaped(miss.letter())).append(miss.line() == 0 ? "" : ":" + miss.line()).append("</td>");
    cell(miss.gold(), "gold", page);
    cell(miss.found(), "found", page);
    page.append("<td>");
    if (miss.feature() != null) {
      page.append("<b>").append(escaped(miss.feature())).append("</b><br>gold: ").append(value(miss.wanted()))
          .append("<br>system: ").append(value(miss.have()));
    }
    page.append("</td><td>").append(miss.rule() == null ? "" : "<code>" + escaped(miss.rule()) + "</code>").append("</td></tr>\n");
  }

  private static void cell(Miss.Marked text, String side, StringBuilder page) {
    if (text == null) {
      page.append("<td class=\"text none\">nothing</td>");
      return;
    }
    page.append("<td class=\"text\">").append(escaped(text.before())).append("<mark class=\"").append(side).append("\">")
        .append(escaped(text.marked())).append("</mark>").append(escaped(text.after())).append("</td>");
  }

  private static String value(String value) {
    return value == null ? "<i>none</i>" : escaped(value);
  }

  private static String name(Miss.Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }

  /** Whatever a letter holds, it stays text. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }
}
