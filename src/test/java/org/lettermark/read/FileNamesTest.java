package org.lettermark.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"CM16-0000001", "letter 12", "M\u00fcller (2)", "a.b", "console", "com10",
      "\u6e2c\u8a66", "\u0928\u093f", "\u0130", "\ud840\udc00"})
  void aSafeNameStaysAsItIs(String name) {
    assertThat(FileNames.safe(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
      "a/b, a_b", "..\\a, _.._a", "a:b*c?, a_b_c_", "CON, _CON", "nul.xmi, _nul.xmi", "Lpt1 , _Lpt1", "a., a",
      ".hidden, _.hidden", "`a. . `, a", "`\"`, _", "`a|b<c>`, a_b_c_", "`COM\u00b9`, COM_",
      "`Mu\u0308ller`, `M\u00fcller`", "`a\u202eb`, a_b", "`a\u00a0b`, a_b", "`a\ud83d\ude00`, a_", "`a\ufe0f`, a_",
      "`\u0308a`, _a", "`a\u200bb`, a_b", "`a\u2044b`, a_b", "`a\uff0fb`, a_b", "`a\ue000`, a_", "`a\ud800b`, a_b"})
  void anUnsafeNameBecomesTheNearestSafeOne(String name, String safe) {
    assertThat(FileNames.safe(name)).isEqualTo(safe);
  }

  @Test
  void namesThatWouldBeEmptyOrLeadElsewhereGetALine() {
    assertThat(FileNames.safe("")).isEqualTo("_");
    assertThat(FileNames.safe(".")).isEqualTo("_");
    assertThat(FileNames.safe("..")).isEqualTo("_");
    assertThat(FileNames.safe("\u0000\n")).isEqualTo("__");
  }

  @Test
  void longNamesAreCutAndStayApart() {
    String one = FileNames.safe("x".repeat(300) + "1");
    String two = FileNames.safe("x".repeat(300) + "2");

    assertThat(one).hasSize(200).isNotEqualTo(two);
    assertThat(FileNames.safe("\u6e2c".repeat(66))).isEqualTo("\u6e2c".repeat(66));
    assertThat(FileNames.safe("\u6e2c".repeat(67))).startsWith("\u6e2c".repeat(63) + "-").hasSize(63 + 9);
  }

  @ParameterizedTest
  @CsvSource({"a, A", "\u00e4, \u00c4", "stra\u00dfe, STRASSE", "\u03c3, \u03c2", "\uff41, a", "\u0130, i\u0307", "k, \u212a"})
  void namesThatASystemTakesForOneHaveOneKey(String one, String two) {
    assertThat(FileNames.key(FileNames.safe(one))).isEqualTo(FileNames.key(FileNames.safe(two)));
  }

  @Property
  void everyNameIsSafeOnEverySystem(@ForAll("names") String name) {
    String safe = FileNames.safe(name);

    assertThat(safe).isNotEmpty().doesNotContainPattern("[\\x00-\\x1f\\x7f<>:\"/\\\\|?*]")
        .doesNotStartWith(".").doesNotStartWith(" ").doesNotEndWith(".").doesNotEndWith(" ")
        .doesNotMatch("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    assertThat(safe).matches("[ -~\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]*").satisfies(one -> assertThat(
        Normalizer.isNormalized(one, Normalizer.Form.NFC)).isTrue());
    assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    assertThat(FileNames.safe(safe)).as("stable").isEqualTo(safe);
  }

  @Property
  void aSecondNameIsSafeAndAnother(@ForAll("names") String name, @ForAll("names") String uri) {
    String first = FileNames.safe(name);
    String second = FileNames.apart(first, uri, 0);

    assertThat(FileNames.safe(second)).isEqualTo(second);
    assertThat(FileNames.key(second)).isNotEqualTo(FileNames.key(first));
    assertThat(FileNames.apart(first, uri, 0)).isEqualTo(second);
    assertThat(FileNames.apart(first, uri, 1)).isNotEqualTo(second);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(200),
        Arbitraries.strings().withChars("aA. _-/\\:*?\"<>|\u0000\u00e9\u0301\u0323\u202e\ufe0f\u1100\u1161\u0f71\u0f72\ud83d\ude00").ofMaxLength(12),
        Arbitraries.of("con", "NUL", "prn.", "aux.txt", "COM1", "lpt9.tar.gz", "CON .x", "clock$", "..", "...", " "));
  }
}
