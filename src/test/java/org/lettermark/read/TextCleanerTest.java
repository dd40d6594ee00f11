package org.lettermark.read;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextCleanerTest {

  @Test
  void putsBlanksForWhatXmlCannotHoldOneForOne() {
    TextCleaner.Clean clean = TextCleaner.clean("a\u0001b\u0002c\ud800d\udc00e\ufffef\uffff");

    assertThat(clean.text()).isEqualTo("a b c d e f ");
    assertThat(clean.replaced()).isEqualTo(6);
  }

  @Test
  void aFormFeedAndAVerticalTabEndALineThatIsNotAtItsEndAlready() {
    assertThat(TextCleaner.clean("a\fb\u000bc\n\fd\f\ne\f").text()).isEqualTo("a\nb\nc\n d \ne ");
  }

  @Test
  void keepsTabsLineEndsAndCharactersOutsideTheBasicPlane() {
    String text = "a\tb\r\nc \ud83d\ude00 \u00e9\u0085\u007f\ufffd";

    TextCleaner.Clean clean = TextCleaner.clean(text);

    assertThat(clean.text()).isSameAs(text);
    assertThat(clean.replaced()).isZero();
  }

  @Property
  void changesOnlyWhatXmlForbidsAndMovesNoOffset(@ForAll("texts") String text) {
    TextCleaner.Clean clean = TextCleaner.clean(text);

    assertThat(clean.text()).hasSameSizeAs(text);
    int forbidden = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isForbidden(text, i)) {
        forbidden++;
        assertThat(clean.text().charAt(i)).isIn(' ', text.charAt(i) == '\f' || text.charAt(i) == '\u000b' ? '\n' : ' ');
      } else {
        assertThat(clean.text().charAt(i)).isEqualTo(text.charAt(i));
      }
    }
    assertThat(clean.replaced()).isEqualTo(forbidden);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Character> some = Arbitraries.oneOf(
        Arbitraries.chars().range('\u0000', '\u0020'),
        Arbitraries.chars().range('\ud7fe', '\ue001'),
        Arbitraries.of('\ud800', '\udbff', '\udc00', '\udfff', '\ufffd', '\ufffe', '\uffff', 'a'),
        Arbitraries.chars().all());
    return some.array(char[].class).ofMaxSize(40).map(String::new);
  }

  /** The production of XML 1.0 for a character, over code points. */
  private static boolean isForbidden(String text, int i) {
    char c = text.charAt(i);
    int point = c;
    if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))) {
      point = Character.toCodePoint(text.charAt(i - 1), c);
    } else {
      point = text.codePointAt(i);
    }
    return !(point == 9 || point == 10 || point == 13 || point >= 0x20 && point <= 0xd7ff
        || point >= 0xe000 && point <= 0xfffd || point >= 0x10000);
  }
}
