package org.lettermark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.testing.Letters;

/** What a person does with the pages, in a browser without a screen. */
class PagesInBrowserTest {

  private static final String KEY = "const key = name => document.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true}));"
      + "const chosen = () => [...document.querySelectorAll('.chosen')].map(one => one.textContent).join('');"
      + "const click = value => document.querySelector(`input[value=\"${value}\"]`).click();"
      + "const words = () => document.getElementById('details').textContent;";
  private static final String AXE = "const result = await axe.run({preload: false}); return result.violations.map(one => one.id + ': ' + one.nodes[0].html.slice(0, 200)"
      + " + JSON.stringify((one.nodes[0].any[0] || {}).data || '')).join('\\n');";

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void report() throws Exception {
    Path letters = Files.createDirectories(folder.resolve("out"));
    write(letters, "one", Letters.letter("He takes Norco 10/325mg for low back pain. There is no radiculopathy. He took Soma in the past.",
        "Norco 10/325mg #60: Upheld", "MTUS Guidelines, Opioids: \"opioids such as Norco 10/325mg need proof of function\". <script>document.title = 'spoke'</script>"));
    write(letters, "two", Letters.letter("She has knee pain.", "MRI of the knee: Overturned", "ACOEM Guidelines, Knee Complaints, say so."));
    Path pages = folder.resolve("pages");
    Report.write(letters, pages, new Report.Options(false, 10, false), (name, reason) -> {});
    browser = Browser.at(pages);
  }

  private static void write(Path letters, String name, String text) throws Exception {
    new XmiWriter(Set.of()).write(Letters.annotate(text).getCas(), letters.resolve(name + ".xmi"));
  }

  @Test
  void keysWalkThroughTheFindingsAndSayWhyTheyAreThere() throws Exception {
    assertThat(browser.run("letters/one.html", KEY + """
        const walk = [];
        key('n'); key('p'); key('n');
        for (const link of document.querySelectorAll('.text .Medication')) { link.click(); break; }
        walk.push(chosen());
        const why = words();
        key('t'); walk.push(chosen());
        key('T'); walk.push(chosen());
        key('Escape'); walk.push(chosen());
        return walk.join('|') + '|' + why.includes('lexicon/medications.tsv, line') + why.includes('hydrocodone-acetaminophen') + document.title;
        """)).isEqualTo("Norco|Soma|Norco||truetrueone – Lettermark");
  }

  @Test
  void aClickShowsAllFindingsThatLieOverAPlaceTheInnermostFirst() throws Exception {
    assertThat(browser.run("letters/one.html", KEY + """
        document.querySelector('.GuidelineQuotation .Medication').click();
        return [...document.querySelectorAll('#details h2')].map(one => one.textContent).join('|');
        """)).startsWith("Medication|").contains("Quotation");
  }

  @Test
  void switchesTakeFindingsOffAndKeysPassThemOver() throws Exception {
    assertThat(browser.run("letters/one.html", KEY + """
        const shown = type => document.querySelectorAll(`.f.${type}:not(.off)`).length;
        const before = shown('Diagnosis'), past = shown('Medication');
        click('Diagnosis'); click('past');
        const after = [shown('Diagnosis'), past - shown('Medication')];
        let passed = true;
        for (let i = 0; i < 40; i++) { key('n'); passed &= !document.querySelector('.chosen.Diagnosis'); }
        click('Diagnosis');
        return [before, ...after, passed, shown('Diagnosis')].join(' ');
        """)).isEqualTo("1 0 1 1 1");
  }

  @Test
  void theIssueTableLeadsToThePlace() throws Exception {
    assertThat(browser.run("letters/one.html", KEY + """
        document.querySelector('.issues a').click();
        await new Promise(done => setTimeout(done, 50));
        return chosen();
        """)).isEqualTo("Norco 10/325mg #60");
  }

  @Test
  void theListIsSearchedFilteredAndSorted() throws Exception {
    assertThat(browser.run("index.html", """
        const names = () => [...document.querySelectorAll('#letters tbody tr')].map(row => row.firstChild.textContent).join('+');
        const form = document.getElementById('filters');
        const set = (name, value) => { form.elements[name].value = value; form.dispatchEvent(new Event('input', {bubbles: true})); };
        const seen = [names()];
        document.querySelector('#letters th button').click(); seen.push(names());
        set('outcome', 'upheld'); seen.push(names()); seen.push(location.hash);
        set('outcome', '');
        const search = document.getElementById('search'); search.value = 'IMAG';
        search.dispatchEvent(new Event('input', {bubbles: true})); seen.push(names());
        return seen.join('|');
        """)).isEqualTo("one+two|two+one|one|#outcome=upheld|two");
  }

  @Test
  void anAddressHoldsAFilter() throws Exception {
    assertThat(browser.run("index.html#outcome=overturned", "return document.getElementById('count').textContent")).isEqualTo("1 of 2 letters");
  }

  @Test
  void aBarLeadsToItsLetters() throws Exception {
    String query = browser.run("corpus.html", "return document.querySelector('#by-category .plot a').getAttribute('href')");

    assertThat(query).isEqualTo("index.html#category=imaging");
    assertThat(browser.run(query, "return document.getElementById('count').textContent")).isEqualTo("1 of 2 letters");
  }

  @Test
  void aPlotIsSavedAsAPicture() throws Exception {
    assertThat(browser.run("corpus.html", """
        HTMLAnchorElement.prototype.click = () => {}; /* without a screen, nobody says where to */
        const saved = [];
        for (const kind of ['svg', 'png']) {
          const button = document.querySelector(`[data-save=${kind}][data-plot=by-category]`);
          button.click();
          for (let i = 0; i < 100 && !button.dataset.saved; i++) await new Promise(done => setTimeout(done, 20));
          saved.push(button.dataset.saved.replace(/\\d+/, size => Number(size) > 1000 ? 'whole' : 'empty'));
        }
        return saved.join('|');
        """)).isEqualTo("image/svg+xml whole|image/png whole");
  }

  @Test
  void pagesAreAccessibleOnWideAndNarrowScreensLightAndDark() throws Exception {
    String chosen = KEY + "document.querySelector('.text .Medication').click(); document.querySelectorAll('details').forEach(one => one.open = true);";
    assertThat(browser.run("letters/one.html", chosen + AXE, "--window-size=1400,900")).isEmpty();
    assertThat(browser.run("letters/one.html", chosen + AXE, "--window-size=500,900")).isEmpty();
    assertThat(browser.run("letters/one.html", "if (!matchMedia('(prefers-color-scheme: dark)').matches) return 'not dark';" + chosen + AXE,
        "--blink-settings=preferredColorScheme=0")).isEmpty();
    assertThat(browser.run("index.html", AXE)).isEmpty();
    assertThat(browser.run("corpus.html", "document.querySelectorAll('details').forEach(one => one.open = true);" + AXE)).isEmpty();
  }
}
