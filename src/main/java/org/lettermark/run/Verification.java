package org.lettermark.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.CASException;
import org.apache.uima.cas.Type;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.type.Letter;
import org.xml.sax.SAXException;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;
import org.lettermark.read.ReaderOptions;

/**
 * Reads an output folder again and holds it against its own log: every file parses, hashes agree, spans lie inside the
 * text, sentences and tokens do not overlap, every token stands in one sentence, and nothing is missing.
 */
public final class Verification {

  /** More faults than this are counted only. */
  private static final int LISTED = 100;

  private final OutputFolder folder;
  private final CAS cas;
  private final List<Type> findingTypes;
  private final List<String> faults = new ArrayList<>();
  private int faultCount;
  private final String configuration;
  private int letters;
  private int failed;

  private Verification(OutputFolder folder) throws IOException, UIMAException {
    this.folder = folder;
    this.cas = LetterPipeline.emptyLetter().getCas();
    this.findingTypes = LetterWork.findingTypes(cas);
    this.configuration = folder.configurationHash();
  }

  /**
   * Verifies a folder.
   *
   * @param inputs where its letters came from, to see that none is missing; may be empty
   */
  public static Verification of(Path output, List<Path> inputs, ReaderOptions reader)
      throws IOException, UIMAException {
    OutputFolder folder = new OutputFolder(output);
    if (!Files.exists(folder.log())) {
      throw new RefusedRunException(output + ": is no folder that annotate wrote");
    }
    if (folder.isAtWork()) {
      throw new RefusedRunException(output + ": a run is at work in this folder; verify it when the run has ended");
    }
    Verification verification = new Verification(folder);
    verification.own();
    Set<String> names = new HashSet<>();
    Set<String> files = new HashSet<>();
    try (Stream<Status> lines = StatusLog.read(folder.log()); StoredLetters stored = new StoredLetters(output)) {
      for (Status status : (Iterable<Status>) lines::iterator) {
        verification.letter(status, stored);
        files.add(status.file());
        if (!names.add(status.name())) {
          verification.fault(status.name(), "stands twice in the log");
        }
      }
    }
    verification.strangers(files);
    verification.unlogged(files, names);
    if (!inputs.isEmpty()) {
      for (LetterSource source : LetterReader.find(inputs, reader, folder.names())) {
        if (!names.contains(source.name())) {
          verification.fault(source.name(), "is missing: " + source.uri() + " has not been annotated");
        }
      }
    }
    return verification;
  }

  /** Letters in the folder, those set aside included. */
  public int letters() {
    return letters;
  }

  /** Letters that were set aside. */
  public int failed() {
    return failed;
  }

  public int faultCount() {
    return faultCount;
  }

  /** What is wrong, or the first hundred faults. */
  public List<String> faults() {
    return faults;
  }

  private void fault(String name, String what) {
    faultCount++;
    if (faults.size() < LISTED) {
      faults.add(name + ": " + what);
    }
  }

  /** What a run writes beside letters. */
  private void own() throws IOException {
    if (configuration == null) {
      fault("run/run.json", "is gone or no configuration; only --restart can start afresh");
    }
    ByteArrayOutputStream types = new ByteArrayOutputStream();
    try {
      LetterPipeline.types().toXML(types);
    } catch (SAXException | UIMAException e) {
      throw new IOException(e);
    }
    Path written = folder.root().resolve(XmiWriter.TYPE_SYSTEM);
    if (!Files.isRegularFile(written) || !Arrays.equals(Files.readAllBytes(written), types.toByteArray())) {
      fault(XmiWriter.TYPE_SYSTEM, "is gone, or not what this version of annotate writes");
    }
    if (!Files.isRegularFile(folder.root().resolve(OutputFolder.STYLE_MAP))) {
      fault(OutputFolder.STYLE_MAP, "is gone");
    }
  }

  /** Letters in shards and in quarantine that the log does not know. */
  private void unlogged(Set<String> files, Set<String> names) throws IOException {
    for (String file : files) {
      if (file.endsWith(OutputFormat.ZIP.suffix()) && Files.exists(folder.root().resolve(file))) {
        try (ZipFile shard = new ZipFile(folder.root().resolve(file).toFile())) {
          shard.stream().map(entry -> entry.getName().replaceAll("\\.xmi$", "")).filter(name -> !names.contains(name))
              .forEach(name -> fault(name, "lies in " + file + ", but its line in run/letters.jsonl is gone"));
        } catch (IOException e) {
          fault(file, "is no readable archive");
        }
      }
    }
    if (Files.isDirectory(folder.quarantine())) {
      try (Stream<Path> aside = Files.list(folder.quarantine())) {
        aside.filter(letter -> Files.exists(letter.resolve("reason.txt")) && !names.contains(letter.getFileName().toString()))
            .forEach(letter -> fault(letter.getFileName().toString(), "was set aside, but its line in run/letters.jsonl is gone"));
      }
    }
  }

  private void letter(Status status, StoredLetters stored) {
    letters++;
    try {
      if (status.failed() != null) {
        failed++;
        if (!Files.exists(folder.quarantine().resolve(status.name()).resolve("reason.txt"))) {
          fault(status.name(), "was set aside, but is not in quarantine");
        }
        return;
      }
      byte[] bytes = stored.bytes(status);
      if (!Sha256.of(ByteBuffer.wrap(bytes)).equals(status.sha256())) {
        fault(status.name(), "is not what was written: its SHA-256 differs");
        return;
      }
      StoredLetters.load(bytes, status, cas);
      text(status, cas.getDocumentText());
      spans(status, cas.getJCas());
    } catch (IOException | CASException | RuntimeException e) {
      fault(status.name(), "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private void text(Status status, String text) throws IOException {
    if (!Sha256.of(text).equals(status.textSha256())) {
      fault(status.name(), "has another text than its letter");
    }
    if (status.rendered()) {
      Path rendered = folder.text().resolve(status.name() + ".txt");
      if (!Files.exists(rendered) || !Sha256.of(ByteBuffer.wrap(Files.readAllBytes(rendered))).equals(status.textSha256())) {
        fault(status.name(), "has no rendered text, or another one, in text/");
      }
    }
  }

  private void spans(Status status, JCas letter) {
    int length = letter.getDocumentText().length();
    for (Letter one : letter.select(Letter.class)) {
      if (configuration != null && !configuration.equals(one.getConfiguration())) {
        fault(status.name(), "was made with another configuration than run/run.json says");
      }
    }
    SortedMap<String, Integer> findings = LetterWork.findings(cas, findingTypes);
    if (!findings.equals(new TreeMap<>(status.findings()))) {
      fault(status.name(), "holds other findings than its status says");
    }
    for (Annotation one : letter.select(Annotation.class)) {
      if (one.getBegin() < 0 || one.getEnd() < one.getBegin() || one.getEnd() > length) {
        fault(status.name(), one.getType().getShortName() + " at " + one.getBegin() + " does not lie inside the text");
        return;
      }
    }
    List<Sentence> sentences = letter.select(Sentence.class).asList();
    List<BaseToken> tokens = letter.select(BaseToken.class).asList();
    if (overlap(sentences)) {
      fault(status.name(), "has sentences that overlap");
    }
    if (overlap(tokens)) {
      fault(status.name(), "has tokens that overlap");
    }
    int sentence = 0;
    for (BaseToken token : tokens) {
      while (sentence < sentences.size() && sentences.get(sentence).getEnd() < token.getEnd()) {
        sentence++;
      }
      if (sentence == sentences.size() || sentences.get(sentence).getBegin() > token.getBegin()) {
        fault(status.name(), "has a token at " + token.getBegin() + " that stands in no sentence");
        return;
      }
    }
  }

  private static boolean overlap(List<? extends Annotation> annotations) {
    for (int i = 1; i < annotations.size(); i++) {
      if (annotations.get(i).getBegin() < annotations.get(i - 1).getEnd()) {
        return true;
      }
    }
    return false;
  }

  /** Letters in the folder that the log does not know. */
  private void strangers(Set<String> known) throws IOException {
    try (Stream<Path> files = Files.list(folder.root())) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (!known.contains(name) && Stream.of(OutputFormat.values()).anyMatch(one -> name.endsWith(one.suffix()))) {
          fault(name, "lies in the folder, but no run has written it to its end");
        }
      }
    }
  }
}
