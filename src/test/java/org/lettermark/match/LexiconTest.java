package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconTest {

  @TempDir Path folder;

  @Test
  void theLongestPhraseWins() throws IOException {
    assertThat(find("back pain", "low back pain", "pain", "He has low back pain and knee pain."))
        .containsExactly("low back pain", "pain");
  }

  @Test
  void blanksLineBreaksHyphensAndSlashesJoinTheWordsOfAPhrase() throws IOException {
    assertThat(
            find("hydrocodone acetaminophen",
                "hydrocodone/acetaminophen, Hydrocodone-\nAcetaminophen, hydrocodone\n\nacetaminophen; hydrocodone, acetaminophen"))
        .containsExactly("hydrocodone/acetaminophen", "Hydrocodone-\nAcetaminophen", "hydrocodone\n\nacetaminophen");
  }

  @Test
  void wordsThatAPdfGluedTogetherAreFound() throws IOException {
    assertThat(find("chronic pain syndrome", "chronic pain syndromeDr. Smith")).containsExactly("chronic pain syndrome");
    assertThat(find("diagnosis", "04/21/14.Diagnosis")).containsExactly("Diagnosis");
  }

  @Test
  void namesWithCapitalsOrDigitsInsideAreOneWord() throws IOException {
    assertThat(find("oxycontin", "vitamin b12", "OxyContin, vitamin B12")).containsExactly("OxyContin", "vitamin B12");
  }

  @Test
  void aPhraseWithACapitalStandsExactlySo() throws IOException {
    assertThat(find("APAP", "OA", "APAP, apap, oa, OA")).containsExactly("APAP", "OA");
  }

  @Test
  void thePossessiveIsNoPartOfAName() throws IOException {
    assertThat(find("norco", "dupuytren's contracture", "Norco\u2019s effect on Dupuytren\u2019s contracture"))
        .containsExactly("Norco", "Dupuytren\u2019s contracture");
  }

  @Test
  void aPartOfAWordIsNoMatch() throws IOException {
    assertThat(find("pain", "painting, Spain")).isEmpty();
  }

  @Test
  void theRuleIdNamesTheRow() throws IOException {
    Lexicon lexicon = lexicon("norco");
    assertThat(lexicon.findAll(Words.of("NORCO"))).extracting(Lexicon.Match::ruleId).containsExactly("words:norco");
  }

  @Test
  void ofPhrasesOfTheSameWordsTheOneThatStandsExactlySoWins() throws IOException {
    assertThat(lexicon("oa", "OA", "b 12", "b12").findAll(Words.of("OA, oa, B12, b-12")))
        .extracting(Lexicon.Match::ruleId)
        .containsExactly("words:OA", "words:oa", "words:b 12", "words:b 12");
  }

  @Test
  void wordsReadBeforeTheLexiconAreFoundAsWell() throws IOException {
    Words words = Words.of("Zyxolin's 5 mg zyxolin");
    assertThat(lexicon("zyxolin", "5 mg zyxolin").findAll(words)).extracting(Lexicon.Match::first).containsExactly(0, 1);
  }

  @Test
  void aDoubledPhraseIsRefusedWithItsLine() {
    assertThatThrownBy(() -> lexicon("norco", "soma", "norco"))
        .isInstanceOf(LexiconException.class)
        .hasMessageEndingWith("words.tsv:4: expected each phrase once, but found \"norco\" again");
  }

  @Property
  void matchesLieInTheTextAndNeverOverlap(@ForAll @StringLength(max = 200) String text) throws IOException {
    folder = Files.createTempDirectory("lexicon");
    int end = 0;
    for (Lexicon.Match match : lexicon("a", "a b", "b c d", "x1").findAll(Words.of(text))) {
      assertThat(match.begin()).isGreaterThanOrEqualTo(end);
      assertThat(match.end()).isBetween(match.begin() + 1, text.length());
      end = match.end();
    }
  }

  /** Finds all but the last of the arguments in the last. */
  private List<String> find(String... phrasesAndText) throws IOException {
    String text = phrasesAndText[phrasesAndText.length - 1];
    String[] phrases = List.of(phrasesAndText).subList(0, phrasesAndText.length - 1).toArray(String[]::new);
    return lexicon(phrases).findAll(Words.of(text)).stream()
        .map(match -> text.substring(match.begin(), match.end()))
        .toList();
  }

  private Lexicon lexicon(String... phrases) throws IOException {
    Path file = folder.resolve("words.tsv");
    Files.writeString(file, "phrase\n" + String.join("\n", phrases) + "\n");
    return Lexicon.read(file.toString());
  }
}
