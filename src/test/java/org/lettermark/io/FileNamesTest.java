package org.lettermark.io;

import static org.assertj.core.api.Assertions.assertThat;

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
  @ValueSource(strings = {"CM16-0000001", "letter 12", "Muller (2)", "a.b", "console", "com10"})
  void aSafeNameStaysAsItIs(String name) {
    assertThat(FileNames.safe(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
      "a/b, a_b", "..\\a, _.._a", "a:b*c?, a_b_c_", "CON, _CON", "nul.xmi, _nul.xmi", "Lpt1 , _Lpt1", "a., a",
      ".hidden, _.hidden", "`a. . `, a", "`\"`, _", "`a|b<c>`, a_b_c_", "`COM\u00b9`, `_COM1`",
      "`M\u00fcller`, Muller", "`\u6e2c\u8a66`, __", "`\ufb01le`, file"})
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

    assertThat(one).hasSize(120).isNotEqualTo(two);
  }

  @Property
  void everyNameIsSafeOnEverySystem(@ForAll("names") String name) {
    String safe = FileNames.safe(name);

    assertThat(safe).isNotEmpty().doesNotContainPattern("[\\x00-\\x1f\\x7f<>:\"/\\\\|?*]")
        .doesNotStartWith(".").doesNotStartWith(" ").doesNotEndWith(".").doesNotEndWith(" ")
        .doesNotMatch("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    assertThat(safe).hasSizeLessThanOrEqualTo(120).matches("[ -~]*");
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
        Arbitraries.strings().withChars("aA. _-/\\:*?\"<>|\u0000\u00e9\u0301\ud83d\ude00").ofMaxLength(12),
        Arbitraries.of("con", "NUL", "prn.", "aux.txt", "COM1", "lpt9.tar.gz", "CON .x", "clock$", "..", "...", " "));
  }
}
