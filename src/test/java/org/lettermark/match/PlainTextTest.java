package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  private static final Set<String> KNOWN =
      Set.of("fibromyalgia", "myalgia", "tunnel", "left", "sided", "leftsided", "well", "known", "wellknown", "xray");

  /** {@code [XXXX]} is the character of this code. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '^', quoteCharacter = '~', value = {
    "no-break blank      ^ Norco[00a0]10[202f]mg      ^ Norco 10 mg",
    "em and thin blank   ^ a[2003]b[2009]c[3000]d     ^ a b c d",
    "within a word       ^ Tra[200b]ma[00ad]dol       ^ Tramadol",
    "before a heading    ^ a[000a][feff]SUMMARY       ^ a[000a]SUMMARY",
    "direction           ^ [202a]L4[202c]-L5           ^ L4-L5",
    "CR LF               ^ a[000d][000a]b             ^ a[000a]b",
    "CR                  ^ a[000d]b                   ^ a[000a]b",
    "NEL                 ^ a[0085]b                   ^ a[000a]b",
    "ellipsis of Windows ^ a[0085] it[0092]s          ^ a[2026] it[2019]s",
    "line separator      ^ a[2028]b[2029]c            ^ a[000a]b[000a]c",
    "full width          ^ [ff11][ff10][ff4d][ff47]   ^ 10mg",
    "ligature            ^ [fb01]bromyalgia           ^ fibromyalgia",
    "hyphen              ^ L4[2011]L5                 ^ L4-L5",
    "joined accent       ^ Me[0301]nie[0300]re        ^ M[00e9]ni[00e8]re",
    "emoji               ^ pain [d83d][de00].         ^ pain [fffd].",
    "mathematical        ^ [d835][dc00]               ^ A",
    "entities            ^ &quot;a&quot; &amp; b&#39;s &lt;c&#xA0;d ^ \"a\" & b's <c d",
    "break               ^ a<br>b<BR />c\\par d       ^ a[000a]b[000a]c[000a]d",
    "hyphenated          ^ Fibro-[000a]myalgia, tun- [000d][000a]  nel ^ Fibromyalgia, tunnel",
    "soft hyphen         ^ fibro[00ad][000a]myalgia    ^ fibromyalgia",
    "break at a line end ^ a<br>[000a]b               ^ a[000a]b",
  })
  void plain(String what, String text, String plain) {
    assertThat(PlainText.of(decoded(text), KNOWN::contains).text()).isEqualTo(decoded(plain));
  }

  @Test
  void aTextWithoutOddCharactersIsItsOwn() {
    assertThat(PlainText.of("\u201cNorco\u201d \u2013 \u00bd tablet, R&D < 5, caf\u00e9 \\ &c. <b>x</b>, left-\nsided, well-\nknown, hydrocodone-\nacetaminophen, 41-\nyear, x-\nray, a -\nb\n", KNOWN::contains)).isNull();
  }

  @Test
  void whatIsFoundStandsWhereItStood() {
    String text = "takes\u00a0Tra\u200bma\u00addol &quot;50\u202fmg&quot;";
    PlainText plain = PlainText.of(text, KNOWN::contains);
    assertThat(covered(text, plain, "Tramadol")).isEqualTo("Tra\u200bma\u00addol");
    assertThat(covered(text, plain, "50 mg")).isEqualTo("50\u202fmg");
    assertThat(covered(text, plain, "\"50")).isEqualTo("&quot;50");
  }

  @Property(tries = 300)
  void placesNeverGoBackAndStayInTheText(@ForAll String text) {
    PlainText plain = PlainText.of(text, KNOWN::contains);
    if (plain != null) {
      int length = plain.text().length();
      assertThat(IntStream.rangeClosed(0, length).map(plain::begin)).isSorted().allMatch(at -> at >= 0 && at <= text.length());
      assertThat(IntStream.range(0, length)).allMatch(at -> plain.firstSeen(at) < plain.end(at + 1));
      assertThat(plain.begin(length)).isEqualTo(text.length());
      assertThat(plain.text()).doesNotContain("\r", "\u00a0", "\u200b", "\u2028");
    }
  }

  private static String covered(String text, PlainText plain, String words) {
    int at = plain.text().indexOf(words);
    return text.substring(plain.firstSeen(at), plain.end(at + words.length()));
  }

  private static String decoded(String text) {
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '[') {
        decoded.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
        i += 5;
      } else {
        decoded.append(text.charAt(i));
      }
    }
    return decoded.toString();
  }
}
