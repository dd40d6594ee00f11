package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a rule finds behind its filter is what its expression finds. */
class FilteredRulesTest {

  private static final List<Rules> FILES = files();

  private static List<Rules> files() {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/lettermark/lexicon"))) {
      List<Rules> rules = new ArrayList<>();
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (Files.readString(file).contains("\nname\tregex\texample\tfinds")) {
          rules.add(Rules.read(file.toString()));
        }
      }
      return rules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyRuleFindsTheSameInEveryLetterWithItsFilterAndWithout() throws IOException {
    assertThat(FILES).hasSizeGreaterThan(10);
    List<Path> letters = new ArrayList<>(letters("corpus/letters"));
    List<Path> real = letters("../shared/letters/text");
    // Trying everything everywhere takes half a second a letter: of the real ones every sixth.
    for (int i = 0; i < real.size(); i += 6) {
      letters.add(real.get(i));
    }
    letters.parallelStream().forEach(letter -> {
      for (Rules rules : FILES) {
        compare(rules, text(letter), letter.toString());
      }
    });
  }

  private static List<Path> letters(String folder) throws IOException {
    if (!Files.isDirectory(Path.of(folder))) {
      return List.of();
    }
    try (Stream<Path> letters = Files.list(Path.of(folder))) {
      return letters.sorted().toList();
    }
  }

  private static String text(Path letter) {
    try {
      return Files.readString(letter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(Rules rules, String text, String where) {
    for (Rules.Rule rule : rules.all()) {
      List<MatchResult> found = new ArrayList<>();
      Matcher matcher = rule.matcher(text);
      while (matcher.find()) {
        found.add(matcher.toMatchResult());
      }
      assertThat(places(rule.findAll(text, 0, text.length()))).as("%s in %s", rule.ruleId(), where).isEqualTo(places(found));
      RuleSet alone = RuleSet.of(List.of(rule));
      for (MatchResult match : found) {
        assertThat(alone.candidates(text, match.start(), match.end())).as("%s in %s", rule.ruleId(), where).hasSize(1);
      }
    }
  }

  private static List<String> places(List<MatchResult> matches) {
    return matches.stream().map(match -> match.start() + "-" + match.end()).toList();
  }

  @Property(tries = 12)
  void everyRuleFindsTheSameInWhatIsMadeOfExamples(@ForAll("mixtures") String text) {
    for (Rules rules : FILES) {
      compare(rules, text, text);
    }
  }

  @Provide
  Arbitrary<String> mixtures() {
    List<String> pieces = new ArrayList<>(List.of(" ", " ", "\n", "\r\n", "\u00a0", "\u00e9", "\u212a", "_", "-", ".", "'s"));
    for (Rules rules : FILES) {
      for (Rules.Rule rule : rules.all()) {
        String example = rule.get("example").replace("\\n", "\n");
        pieces.add(example);
        pieces.addAll(List.of(example.toUpperCase().split("(?<=\\W)")));
        pieces.addAll(List.of(example.split("(?<=\\W)|(?=\\W)")));
      }
    }
    return Arbitraries.of(pieces).list().ofMinSize(5).ofMaxSize(60).map(parts -> String.join("", parts));
  }
}
