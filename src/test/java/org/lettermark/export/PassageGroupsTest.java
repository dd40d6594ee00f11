package org.lettermark.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lettermark.match.MinHash;
import org.lettermark.match.Shingles;
import org.junit.jupiter.api.Test;

class PassageGroupsTest {

  private static final String SPLINT =
      "The Wrist Chapter recommends a night splint for six weeks before any injection is thought of";

  @Test
  void aPassageIsKnownAgainWithSmallChanges() throws Exception {
    assertThat(
            group(
                SPLINT,
                SPLINT.replace("recommends a", "recom- mends the"),
                SPLINT.replace("six", "eight"),
                SPLINT.replace("The Wrist Chapter recommends", "Per the Wrist Chapter, one gives"),
                SPLINT + " in a worker who is otherwise well"))
        .hasSize(1);
  }

  @Test
  void passagesThatBeginTheSameAreNotTheSame() throws Exception {
    String opening = "The California Wrist and Hand Treatment Guidelines recommend ";

    assertThat(
            group(
                opening + "a night splint for six weeks",
                opening + "surgery once the nerve study is abnormal",
                opening + "no more than four visits",
                opening + "gloves for those who work in the cold",
                opening + "ice over heat",
                opening + "that a strained thumb is taped"))
        .hasSize(6);
  }

  @Test
  void inATextOfFewWordsNoChangeIsSmall() throws Exception {
    assertThat(group("recommended", "not recommended")).hasSize(2);
    assertThat(group("usually recommended", "usually not recommended")).hasSize(2);
  }

  @Test
  void noChainOfSmallChangesLeadsFromOnePassageToAnother() throws Exception {
    List<String> words = words(60, new Random(3));
    List<String> chain = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      chain.add(String.join(" ", words.subList(i, i + 30)));
    }

    Map<String, List<String>> groups = group(chain.toArray(String[]::new));

    assertThat(groups).hasSizeGreaterThan(1);
    groups.forEach((representative, members) -> {
      int place = chain.indexOf(representative);
      assertThat(members).contains(representative);
      assertThat(members).allSatisfy(member -> assertThat(chain.indexOf(member)).isBetween(place - 15, place + 15));
    });
  }

  @Test
  void whatIsQuotedMostOftenStandsForItsPassage() throws Exception {
    Texts texts = new Texts(List.of(SPLINT.replace("six", "two"), SPLINT, SPLINT.replace("six", "ten")));
    texts.quotations[1] = 7;

    PassageGroups groups = PassageGroups.of(texts, Passages.SIMILARITY);

    assertThat(groups.representative(0)).isEqualTo(1);
    assertThat(groups.similarity(0)).isBetween(0.5f, 0.99f);
    assertThat(groups.similarity(1)).isEqualTo(1);
  }

  @Property(tries = 200)
  void aPassageIsKnownAgainWhicheverWordIsReplaced(
      @ForAll Random random, @ForAll @IntRange(min = 12, max = 80) int length) throws Exception {
    List<String> words = words(length, random);
    List<String> changed = new ArrayList<>(words);
    changed.set(random.nextInt(length), "splint");

    assertThat(group(String.join(" ", words), String.join(" ", changed))).hasSize(1);
  }

  @Test
  void twiceTheWordingsMakeTwiceTheComparisons() throws Exception {
    long comparisons = comparisons(2000);
    long twice = comparisons(4000);

    assertThat(comparisons).isPositive();
    assertThat((double) twice / comparisons).isBetween(1.7, 2.3);
    assertThat(twice).isLessThan(4000L * MinHash.BANDS);
  }

  private static long comparisons(int size) throws IOException {
    Random random = new Random(4);
    List<String> texts = new ArrayList<>();
    List<String> words = List.of();
    for (int i = 0; i < size; i++) {
      words = i % 5 == 0 ? words(30, random) : new ArrayList<>(words);
      words.set(random.nextInt(30), "splint" + i);
      texts.add("The California Wrist Guidelines recommend " + String.join(" ", words));
    }
    return PassageGroups.of(new Texts(texts), Passages.SIMILARITY).comparisons();
  }

  private static List<String> words(int count, Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = 2 + random.nextInt(8);
      words.add(random.ints(length, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining()));
    }
    return words;
  }

  /** The members of each group by its representative. */
  private static Map<String, List<String>> group(String... texts) throws IOException {
    PassageGroups groups = PassageGroups.of(new Texts(List.of(texts)), Passages.SIMILARITY);
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (int i = 0; i < texts.length; i++) {
      members.computeIfAbsent(texts[groups.representative(i)], text -> new ArrayList<>()).add(texts[i]);
    }
    return members;
  }

  private static final class Texts implements PassageGroups.Wordings {
    private final List<String> texts;
    private final int[] quotations;

    Texts(List<String> texts) {
      this.texts = texts.stream().map(Shingles::normalise).toList();
      quotations = new int[texts.size()];
    }

    @Override
    public int size() {
      return texts.size();
    }

    @Override
    public int quotations(int wording) {
      return quotations[wording];
    }

    @Override
    public String text(int wording) {
      return texts.get(wording);
    }

    @Override
    public void forEach(PassageGroups.Visitor visitor) throws IOException {
      for (int i = 0; i < size(); i++) {
        visitor.accept(i, text(i));
      }
    }
  }
}
