package org.lettermark.read;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Renders HTML as the text that a reader sees: paragraphs, headings and rows of tables on lines of their own, so
 * that labels stand where a line begins, and cells far apart.
 */
final class HtmlText {

  /** Attribute with what stands behind the number of a list's items, where it is no full stop. */
  static final String DELIMITER = "data-delimiter";

  private static final Pattern META =
      Pattern.compile("<meta[^>]{1,300}?charset\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);

  private static final Set<String> UNSEEN = Set.of("head", "script", "style", "template", "noscript", "title",
      "textarea", "select", "object", "iframe", "svg", "math", "audio", "video", "canvas");
  private static final Set<String> APART =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr");
  private static final Set<String> LINES = Set.of("div", "li", "dt", "dd", "tr", "caption", "section", "article",
      "header", "footer", "main", "aside", "nav", "address", "figure", "figcaption", "form", "fieldset", "legend",
      "center", "details", "summary", "body", "thead", "tbody", "tfoot");
  private static final String GAP = "    ";

  private HtmlText() {}

  /** Decodes a page: as UTF-8 if it can be, else by the character set that it names itself, else Windows-1252. */
  static TextDecoder.Decoded decode(byte[] bytes) {
    TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
    if (decoded.charset().startsWith("UTF")) {
      return decoded;
    }
    Matcher meta = META.matcher(new String(bytes, 0, Math.min(bytes.length, 8192), StandardCharsets.ISO_8859_1));
    if (meta.find()) {
      try {
        Charset charset = Charset.forName(meta.group(1));
        boolean trusted = !charset.name().startsWith("UTF") && !charset.equals(StandardCharsets.ISO_8859_1)
            && !charset.equals(StandardCharsets.US_ASCII);
        return trusted ? new TextDecoder.Decoded(new String(bytes, charset), charset.name()) : decoded;
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        return decoded;
      }
    }
    return decoded;
  }

  static String render(String html) {
    Writer writer = new Writer();
    NodeTraversor.filter(writer, Jsoup.parse(html));
    return writer.text();
  }

  private static final class Writer implements NodeFilter {

    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private int breaks;
    private String blank = "";
    /** Whether nothing has been written since a cell or an item of a list began. */
    private boolean fresh = true;
    private int preformatted;
    private int rowBegin;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (preformatted > 0) {
          verbatim(words.getWholeText());
        } else {
          flow(words.getWholeText());
        }
      } else if (node instanceof Element element) {
        String name = element.normalName();
        if (UNSEEN.contains(name) || element.hasAttr("hidden")
            || element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none")) {
          return FilterResult.SKIP_ENTIRELY;
        }
        begin(element, name);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        end(element.normalName());
      }
      return FilterResult.CONTINUE;
    }

    private void begin(Element element, String name) {
      if (APART.contains(name)) {
        breakLine(2);
      } else if (LINES.contains(name)) {
        breakLine(1);
      }
      switch (name) {
        case "br" -> {
          fresh = false;
          breaks++;
        }
        case "td", "th" -> {
          if (text.length() > rowBegin) {
            breaks = 0;
            blank = GAP;
          }
          fresh = true;
        }
        case "tr" -> rowBegin = text.length();
        case "ol" -> numbers.push(number(element));
        case "ul" -> numbers.push(Integer.MIN_VALUE);
        case "li" -> item(element);
        case "q" -> write("\"");
        case "pre" -> preformatted++;
        default -> { }
      }
    }

    private void end(String name) {
      switch (name) {
        case "ol", "ul" -> numbers.pop();
        case "q" -> write("\"");
        case "pre" -> preformatted--;
        case "td", "th", "li" -> fresh = text.length() == 0;
        default -> { }
      }
      if (APART.contains(name)) {
        breakLine(2);
      } else if (LINES.contains(name)) {
        breakLine(1);
      }
    }

    private static int number(Element list) {
      try {
        return list.hasAttr("start") ? Integer.parseInt(list.attr("start").trim()) : 1;
      } catch (NumberFormatException e) {
        return 1;
      }
    }

    private void item(Element item) {
      if (!numbers.isEmpty() && numbers.peek() != Integer.MIN_VALUE) {
        int number = numbers.pop();
        numbers.push(number + 1);
        Element list = item.parent();
        String delimiter = list != null && list.hasAttr(DELIMITER) ? list.attr(DELIMITER) : ".";
        write(number + delimiter);
        blank = " ";
      }
      fresh = true;
    }

    private void breakLine(int count) {
      if (!fresh) {
        breaks = Math.max(breaks, count);
      }
    }

    private void flow(String words) {
      int begin = 0;
      for (int i = 0; i <= words.length(); i++) {
        if (i == words.length() || isSpace(words.charAt(i))) {
          if (i > begin) {
            write(words.substring(begin, i));
          }
          if (i < words.length() && blank.isEmpty()) {
            blank = " ";
          }
          begin = i + 1;
        }
      }
    }

    private void verbatim(String words) {
      String[] lines = words.split("\r\n|[\r\n]", -1);
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          breaks++;
          fresh = false;
        }
        if (!lines[i].isBlank()) {
          write(lines[i].replace("\t", GAP));
        }
      }
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private void write(String words) {
      String seen = seen(words);
      if (seen.isEmpty()) {
        return;
      }
      if (seen.isBlank() && (text.length() == 0 || breaks > 0)) {
        return;
      }
      if (text.length() > 0) {
        if (breaks > 0) {
          trim();
          text.append("\n".repeat(Math.min(breaks, 2)));
          if (preformatted == 0) {
            seen = seen.stripLeading();
          }
        } else {
          text.append(blank);
        }
      }
      breaks = 0;
      blank = "";
      fresh = false;
      text.append(seen);
    }

    /** Blanks of every width become blanks, and what has no width goes. */
    private static String seen(String words) {
      StringBuilder seen = null;
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        boolean space = c != ' ' && Character.isSpaceChar(c);
        boolean unseen = c == '\u00ad' || c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\u2060'
            || c == '\ufeff';
        if ((space || unseen) && seen == null) {
          seen = new StringBuilder(words.length()).append(words, 0, i);
        }
        if (seen != null && !unseen) {
          seen.append(space ? ' ' : c);
        }
      }
      return seen == null ? words : seen.toString();
    }

    private void trim() {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      text.setLength(end);
    }

    String text() {
      trim();
      return text.length() == 0 ? "" : text.append('\n').toString();
    }
  }
}
