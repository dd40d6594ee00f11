package org.lettermark.read;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders Markdown, with the HTML in it, as the text that a reader sees. */
final class MarkdownText {

  private static final Pattern TAB_IN_LINE = Pattern.compile("(?<=\\S)\t");
  private static final String GAP = "\u00a0\u00a0\u00a0\u00a0";

  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  private MarkdownText() {}

  /** Keeps the lines of paragraphs, and tabs within a line as wide gaps, because headers are written that way. */
  static String render(String markdown) {
    HtmlRenderer html =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .softbreak("<br />\n")
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
              if (node instanceof OrderedList list && list.getMarkerDelimiter() != null) {
                attributes.put(HtmlText.DELIMITER, list.getMarkerDelimiter());
              }
            })
            .build();
    Parser parser = Parser.builder().extensions(TABLES).build();
    return HtmlText.render(html.render(parser.parse(TAB_IN_LINE.matcher(markdown).replaceAll(GAP))));
  }
}
