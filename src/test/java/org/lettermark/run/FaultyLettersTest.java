package org.lettermark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.pipeline.LetterPipeline;

/**
 * Letters of the corpus, and among them one of each kind that does harm: files that are no letters, and letters at which
 * an engine throws, loops, recurs, devours all memory or ends the process. In real worker processes, with all engines.
 */
class FaultyLettersTest {

  private static final int LETTERS = 300;

  @TempDir Path folder;

  private Path letters;
  /** What is to be said of each planted letter; "" of one that can be read. */
  private final Map<String, String> verdicts = new LinkedHashMap<>();

  @BeforeEach
  void writeSoundLetters() throws IOException {
    letters = Files.createDirectories(folder.resolve("letters"));
    List<Path> corpus;
    try (Stream<Path> files = Files.list(Path.of("corpus/letters"))) {
      corpus = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    for (int i = 0; i < LETTERS; i++) {
      Files.copy(corpus.get(i % corpus.size()), letters.resolve(String.format("letter-%03d.txt", i)));
    }
  }

  @Test
  void everyFaultyLetterIsFoundAndNoOtherIsLostAndNothingOfThemIsTold() throws Exception {
    RunOptions undisturbed = Runs.options(letters, folder.resolve("undisturbed"), OutputFormat.XMI, 1);
    Disk disk = new Disk(new OutputFolder(undisturbed.output()).temporary());
    new LetterRun(undisturbed, Runs.silent(), disk, any ->
        new InProcessWorker(undisturbed, wanted -> Engines.of(LetterPipeline.start(wanted)), disk)).run();
    plantFilesThatAreNoLetters();
    plantArchives();
    plantLettersThatAnEngineCannotStand();
    RunOptions options = Runs.options(letters, folder.resolve("output"), OutputFormat.XMI, 2);

    LetterRun.Result result = new LetterRun(options, Runs.silent(),
        new Disk(new OutputFolder(options.output()).temporary()), FakeWorkerMain.starter(options)).run();

    Map<String, String> said = new LinkedHashMap<>();
    result.totals().failures().forEach(failure -> said.put(failure.uri(), failure.reason()));
    Map<String, String> expected = new LinkedHashMap<>(verdicts);
    expected.values().removeIf(String::isEmpty);
    assertThat(said.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach((uri, reason) -> assertThat(said.get(uri)).as(uri).startsWith(reason));
    assertThat(result.totals().letters()).isEqualTo(LETTERS + verdicts.size());

    Map<String, String> before = Runs.hashes(undisturbed.output());
    Map<String, String> now = Runs.hashes(options.output());
    Set<String> sound = Set.copyOf(before.keySet().stream().filter(name -> !name.startsWith("run/")).toList());
    before.keySet().retainAll(sound);
    now.keySet().retainAll(sound);
    assertThat(sound).hasSize(LETTERS + 2);
    assertThat(now).isEqualTo(before);
    Verification verification = Verification.of(options.output(), options.inputs(), options.reader());
    assertThat(verification.faults()).isEmpty();
    assertNothingIsTold(options.output());
    assertThat(Files.list(options.output().resolve("quarantine"))).hasSize(expected.size());
    for (String engine : List.of("throws", "loops", "recurs", "devours", "dies")) {
      Path aside = options.output().resolve("quarantine").resolve(engine);
      assertThat(aside.resolve("letter.txt")).content().contains(FakeEngines.CANARY);
      assertThat(aside.resolve("reason.txt")).exists();
      assertThat(Files.readString(aside.resolve("reason.txt"))).doesNotContain(FakeEngines.CANARY);
    }
  }

  private void plant(String name, String verdict, byte[] content) throws IOException {
    Files.write(letters.resolve(name), content);
    verdicts.put(name, verdict);
  }

  private static byte[] words(String words) {
    return (words + " " + FakeEngines.CANARY).getBytes(StandardCharsets.UTF_8);
  }

  private void plantFilesThatAreNoLetters() throws IOException {
    plant("empty.txt", "is empty", new byte[0]);
    plant("blank.txt", "has nothing but blanks", " \n\t".getBytes(StandardCharsets.UTF_8));
    byte[] binary = Arrays.copyOf(words(""), 4000);
    plant("binary.txt", "is not text", binary);
    plant("wrong-charset.txt", "is not text", (FakeEngines.CANARY + " He fell.").getBytes(StandardCharsets.UTF_16LE));
    byte[] surrogates = "He fell \0\0\0 twice. He hurt his back.".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, 0, surrogates, 8, 3);
    plant("lone-surrogate.txt", "", surrogates);
    plant("pdf.txt", "is a PDF but not named .pdf", words("%PDF-1.4"));
    plant("damaged.pdf", "is not a PDF that can be read", words("%PDF-1.4"));
    plant("locked.pdf", "is a PDF locked with a password", lockedPdf());
    plant("damaged.txt.gz", "is not a gzip file", words("\u001f\u008b"));
    plant("rows.csv", "", words("id,text\nrow,He fell."));
    verdicts.remove("rows.csv");
    verdicts.put("rows.csv#row", "");
    try (RandomAccessFile large = new RandomAccessFile(letters.resolve("large.txt").toFile(), "rw")) {
      large.setLength(50 << 20);
    }
    verdicts.put("large.txt", "has 52428800 bytes, more than 1048576");
  }

  private void plantArchives() throws IOException {
    plant("out.zip", "", zip("../../outside.txt", words("He fell. ")));
    verdicts.remove("out.zip");
    verdicts.put("out.zip!/outside.txt", "");
    plant("bomb.zip", "", zip("bomb.txt", Arrays.copyOf(words(""), 1 << 20)));
    verdicts.remove("bomb.zip");
    verdicts.put("bomb.zip!/bomb.txt", "is more than 200 times larger than in its archive");
    plant("broken.zip", "is not a zip archive", words("PK"));
  }

  private void plantLettersThatAnEngineCannotStand() throws IOException {
    plant("throws.txt", "IllegalStateException", words("THROW"));
    plant("dies.txt", "the process died of signal 6", words("DIE"));
    plant("loops.txt", "took more than 2 seconds of processor time", words("LOOP"));
    plant("recurs.txt", "StackOverflowError", words("RECUR"));
    plant("devours.txt", "out of memory", words("DEVOUR"));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] lockedPdf() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setTitle(FakeEngines.CANARY);
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  private static void assertNothingIsTold(Path output) throws IOException {
    List<Path> told = new ArrayList<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        boolean tells = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(FakeEngines.CANARY);
        if (tells && !file.startsWith(output.resolve("quarantine"))) {
          told.add(output.relativize(file));
        }
      }
    }
    // These two can be read: that is where their text belongs.
    assertThat(told).containsExactlyInAnyOrder(Path.of("outside.xmi"), Path.of("row.xmi"));
  }
}
