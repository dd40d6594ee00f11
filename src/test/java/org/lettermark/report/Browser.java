package org.lettermark.report;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium that opens a page from the disk, lets a script act on it, and says what the script returned. The script stands in
 * a copy of the page, so that nothing has to steer the browser from outside.
 */
final class Browser {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private final Path pages;
  private final String program;

  private Browser(Path pages, String program) {
    this.pages = pages;
    this.program = program;
  }

  /** Skips the test where there is no Chromium on the path. */
  static Browser at(Path pages) throws IOException {
    String found = Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable).map(Path::toString).findFirst().orElse(null);
    Assumptions.assumeTrue(found != null, "there is no Chromium here");
    try (InputStream axe = Browser.class.getResourceAsStream(AXE)) {
      Files.write(pages.resolve("axe.js"), axe.readAllBytes());
    }
    Files.writeString(pages.resolve("errors.js"), "window.errors = [];"
        + "addEventListener('error', event => errors.push(String(event.message || (event.target && event.target.src))), true);"
        + "addEventListener('securitypolicyviolation', event => errors.push(event.blockedURI));");
    return new Browser(pages, found);
  }

  /**
   * What a script returned.
   *
   * @param page a page below the folder, with what follows a "#"
   * @param script the body of an async function; what it returns is a String
   */
  String run(String page, String script, String... flags) throws IOException, InterruptedException {
    String file = page.replaceFirst("#.*", "");
    String up = file.contains("/") ? "../" : "";
    String tried = file.replace(".html", "-tried.html");
    Files.writeString(pages.resolve("check.js"), """
        addEventListener("load", async () => {
          let said;
          try {
            said = await (async () => { %s })();
          } catch (error) {
            said = "failed: " + error.message;
          }
          const strangers = performance.getEntriesByType("resource").map(one => one.name).filter(name => !name.startsWith("file:"));
          document.documentElement.dataset.said = said + errors.concat(strangers).map(one => " ERROR " + one).join("");
        });
        """.formatted(script));
    Files.writeString(pages.resolve(tried), Files.readString(pages.resolve(file))
        .replace("<link rel=\"stylesheet\" href=\"" + up + "pages.css\">", "<script src=\"" + up + "errors.js\"></script><link rel=\"stylesheet\" href=\"" + up + "pages.css\">")
        .replace("</body>", "<script src=\"" + up + "axe.js\"></script><script src=\"" + up + "check.js\"></script></body>"));
    List<String> command = new ArrayList<>(List.of(program, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000",
        "--user-data-dir=" + pages.resolveSibling("browser"), "--dump-dom"));
    command.addAll(List.of(flags));
    command.add(pages.resolve(tried).toUri() + page.substring(file.length()));
    Path dom = pages.resolveSibling("dom.html");
    Process browser = new ProcessBuilder(command).redirectOutput(dom.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    if (!browser.waitFor(60, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new AssertionError("the browser did not end");
    }
    return Jsoup.parse(dom.toFile(), "UTF-8").selectFirst("html").attr("data-said");
  }
}
