package org.lettermark.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.ctakes.typesystem.type.structured.DocumentID;
import org.apache.ctakes.typesystem.type.structured.DocumentPath;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.AnalysisEngineManagement;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.admin.FSIndexComparator;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.ConfigurationParameterFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.ConfigurationParameterSettings;
import org.apache.uima.resource.metadata.FsIndexDescription;
import org.apache.uima.resource.metadata.FsIndexKeyDescription;
import org.apache.uima.resource.metadata.NameValuePair;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.InvalidXMLException;
import org.lettermark.clinical.context.ContextAnnotator;
import org.lettermark.clinical.dates.DateAnnotator;
import org.lettermark.clinical.diagnoses.DiagnosisAnnotator;
import org.lettermark.clinical.medications.DrugClassAnnotator;
import org.lettermark.clinical.medications.MedicationAnnotator;
import org.lettermark.clinical.mentions.CtakesMentionAnnotator;
import org.lettermark.clinical.terms.TermAnnotator;
import org.lettermark.corpus.LetterTypes;
import org.lettermark.match.KnownWords;
import org.lettermark.match.LexiconException;
import org.lettermark.match.PlainText;
import org.lettermark.read.SourceLetter;
import org.lettermark.review.FunctionalImprovementAnnotator;
import org.lettermark.review.GuidelineCitationAnnotator;
import org.lettermark.review.GuidelineQuotationAnnotator;
import org.lettermark.structure.DeterminationAnnotator;
import org.lettermark.structure.LetterAnnotator;
import org.lettermark.structure.PosAnnotator;
import org.lettermark.structure.SectionAnnotator;
import org.lettermark.structure.SentenceAnnotator;
import org.lettermark.structure.TokenAnnotator;
import org.lettermark.type.Letter;

/**
 * The engines that a letter goes through, in their order, and nothing else.
 *
 * <p>An engine only adds, every type has one writer, and a step reads only what an earlier step wrote.
 */
public final class LetterPipeline {

  static final String LEXICON = "classpath:/org/lettermark/lexicon/";
  private static final String MODELS = "classpath:/org/lettermark/models/models.tsv";

  /** The types of an aggregate are those of all its engines: it is enough that one of them brings them. */
  private static final TypeSystemDescription NO_TYPES =
      UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();

  /**
   * What stands nowhere in the text is held in a table by default, in an order that depends on the letters before: here
   * it is in the order in which it was made.
   */
  private static final FsIndexDescription[] ORDERED = {
    inOrder("org.apache.ctakes.typesystem.type.relation.Relation"),
    inOrder("org.apache.ctakes.typesystem.type.relation.RelationArgument")
  };

  /** The one list of steps. */
  public static final List<Step> STEPS =
      List.of(
          Step.always(SectionAnnotator.class),
          Step.always(SentenceAnnotator.class),
          Step.always(TokenAnnotator.class),
          new Step(PosAnnotator.class, PipelineOptions::pos),
          Step.always(LetterAnnotator.class),
          Step.always(TermAnnotator.class),
          Step.always(DeterminationAnnotator.class),
          Step.always(ContextAnnotator.class),
          Step.always(DateAnnotator.class),
          Step.always(GuidelineCitationAnnotator.class),
          Step.always(GuidelineQuotationAnnotator.class),
          Step.always(DrugClassAnnotator.class),
          Step.always(MedicationAnnotator.class),
          Step.always(DiagnosisAnnotator.class),
          Step.always(FunctionalImprovementAnnotator.class),
          new Step(CtakesMentionAnnotator.class, PipelineOptions::ctakesMentions));

  static {
    try {
      // UIMA's own type system must be loaded before any JCas class is.
      CasCreationUtils.createCas((TypeSystemDescription) null, null, null);
    } catch (ResourceInitializationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final AnalysisEngineDescription description;
  private final AnalysisEngine engine;
  private long letters;
  private JCas work;
  private List<Set<String>> words;

  private LetterPipeline(AnalysisEngineDescription description) throws ResourceInitializationException {
    this.description = description;
    this.engine = AnalysisEngineFactory.createEngine(description);
  }

  /**
   * Starts the engines: once per thread.
   *
   * @throws IOException where a lexicon or rule file is not as it should be; the message says where
   */
  public static LetterPipeline start(PipelineOptions options) throws IOException {
    try {
      return new LetterPipeline(description(options));
    } catch (UIMAException e) {
      throw reason(e);
    }
  }

  /** The same engines for another thread. */
  public LetterPipeline another() throws IOException {
    try {
      return new LetterPipeline(description);
    } catch (UIMAException e) {
      throw reason(e);
    }
  }

  /** Every engine by itself under its name, in their order: to measure each. */
  public static Map<String, AnalysisEngine> engines(PipelineOptions options) throws IOException {
    try {
      Map<String, AnalysisEngine> engines = new LinkedHashMap<>();
      for (Step step : STEPS) {
        if (step.wanted().test(options)) {
          AnalysisEngineDescription engine = engine(step, options);
          engine.getAnalysisEngineMetaData().setTypeSystem(types());
          engines.put(step.name(), AnalysisEngineFactory.createEngine(engine));
        }
      }
      return engines;
    } catch (UIMAException e) {
      throw reason(e);
    }
  }

  /** One engine by itself, with the files that these options name. */
  public static AnalysisEngine engine(Class<? extends AnalysisComponent> wanted, PipelineOptions options) throws IOException {
    try {
      Step step = STEPS.stream().filter(one -> one.engine() == wanted).findFirst().orElseThrow();
      AnalysisEngineDescription engine = engine(step, options);
      engine.getAnalysisEngineMetaData().setTypeSystem(types());
      return AnalysisEngineFactory.createEngine(engine);
    } catch (UIMAException e) {
      throw reason(e);
    }
  }

  /** The type system: cTAKES' and ours, imports resolved. */
  public static TypeSystemDescription types() throws UIMAException {
    return LetterTypes.description();
  }

  /**
   * What these options mean for the findings: for the record of a run, and for every letter.
   *
   * @throws IOException where a lexicon, rule file or model is not there
   */
  public static Configuration configuration(PipelineOptions options) throws IOException {
    try {
      List<AnalysisEngineDescription> engines = new ArrayList<>();
      for (Step step : STEPS) {
        if (step.wanted().test(options)) {
          engines.add(engine(step, options));
        }
      }
      return Configuration.of(options, engines);
    } catch (UIMAException e) {
      throw reason(e);
    }
  }

  /**
   * The steps that these options ask for, as one aggregate with its type system: to be run by uimaFIT or any other UIMA.
   *
   * <p>It reads the document text of a CAS, and from {@code DocumentID} and {@code DocumentPath} of cTAKES or
   * {@code SourceDocumentInformation} of UIMA, where the CAS has one, what the letter is called; it writes every type that
   * {@code type/LetterTypes.xml} describes, and cTAKES' own. Offsets are UTF-16 units of the document text.
   *
   * @throws IOException where a lexicon, rule file or model is not there
   * @throws UIMAException where an engine cannot be described
   */
  public static AnalysisEngineDescription description(PipelineOptions options) throws UIMAException, IOException {
    requireLexicon(options);
    List<AnalysisEngineDescription> engines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Step step : STEPS) {
      if (step.wanted().test(options)) {
        engines.add(engine(step, options));
        names.add(step.name());
      }
    }
    Configuration.of(options, engines).tell(engines);
    engines.get(0).getAnalysisEngineMetaData().setTypeSystem(types());
    return AnalysisEngineFactory.createEngineDescription(engines, names, null, null, null);
  }

  /** A folder of the user's words must be there, and hold no table that no engine reads. */
  private static void requireLexicon(PipelineOptions options) throws UIMAException, IOException {
    if (options.lexicon() == null) {
      return;
    }
    if (!Files.isDirectory(options.lexicon())) {
      throw new LexiconException(options.lexicon() + ": no such folder; expected one with word lists or rules of your own");
    }
    Set<String> read = new TreeSet<>();
    for (Step step : STEPS) {
      for (NameValuePair setting : engine(step, PipelineOptions.DEFAULT).getAnalysisEngineMetaData()
          .getConfigurationParameterSettings().getParameterSettings()) {
        if (setting.getValue() instanceof String location && location.startsWith(LEXICON)) {
          read.add(location.substring(LEXICON.length()));
        }
      }
    }
    boolean any = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(options.lexicon(), "*.tsv")) {
      for (Path file : files) {
        any = true;
        if (!read.contains(file.getFileName().toString())) {
          throw new LexiconException(file + ": no engine reads a file of this name; expected one of " + String.join(", ", read));
        }
      }
    }
    if (!any) {
      throw new LexiconException(options.lexicon() + ": has no .tsv file in it; expected one of " + String.join(", ", read));
    }
  }

  /** One engine, its files replaced by the user's own where these options name some. */
  static AnalysisEngineDescription engine(Step step, PipelineOptions options) throws UIMAException {
    AnalysisEngineDescription engine =
        AnalysisEngineFactory.createEngineDescription(step.engine(), NO_TYPES);
    ConfigurationParameterSettings settings =
        engine.getAnalysisEngineMetaData().getConfigurationParameterSettings();
    for (NameValuePair setting : settings.getParameterSettings()) {
      if (setting.getValue() instanceof String location) {
        settings.setParameterValue(setting.getName(), replaced(location, options));
      }
    }
    if (options.ctakesDictionary() != null && step.engine() == TermAnnotator.class) {
      settings.setParameterValue(
          TermAnnotator.PARAM_CTAKES_DICTIONARY, options.ctakesDictionary().toString());
    }
    return engine;
  }

  private static String replaced(String location, PipelineOptions options) {
    if (options.lexicon() != null && location.startsWith(LEXICON)) {
      Path own = options.lexicon().resolve(location.substring(LEXICON.length()));
      return Files.exists(own) ? own.toString() : location;
    }
    if (options.models() != null && location.equals(MODELS)) {
      return options.models().resolve("models.tsv").toString();
    }
    return location;
  }

  /** An empty letter, to be used again and again by one thread. */
  public JCas newLetter() throws IOException {
    try {
      return emptyLetter();
    } catch (UIMAException e) {
      throw reason(e);
    }
  }

  /** An empty letter, in which what was made first comes first. */
  public static JCas emptyLetter() throws UIMAException {
    return CasCreationUtils.createCas(types(), null, ORDERED).getJCas();
  }

  private static FsIndexDescription inOrder(String type) {
    // The same in all: feature structures with equal keys are ordered by their own numbers.
    FsIndexKeyDescription key = UIMAFramework.getResourceSpecifierFactory().createFsIndexKeyDescription();
    key.setFeatureName("id");
    key.setComparator(FSIndexComparator.STANDARD_COMPARE);
    FsIndexDescription index = UIMAFramework.getResourceSpecifierFactory().createFsIndexDescription();
    index.setLabel(type.substring(type.lastIndexOf('.') + 1));
    index.setTypeName(type);
    index.setKind(FsIndexDescription.KIND_SORTED);
    index.setKeys(new FsIndexKeyDescription[] {key});
    return index;
  }

  /**
   * Empties the CAS, fills it with this letter and runs every step over it. {@code Letter.metadata} is what no step can
   * know: it is set here.
   */
  public void annotate(JCas letter, SourceLetter source) throws UIMAException {
    PlainText plain = PlainText.of(source.text(), word -> words().stream().anyMatch(words -> words.contains(word)));
    fill(letter, source);
    letters++;
    if (plain == null) {
      engine.process(letter);
    } else {
      // Every step sees plain text alone; offsets are those of the letter's own.
      work = work == null ? emptyLetter() : work;
      fill(work, source, plain.text());
      engine.process(work);
      PlainLetter.copy(work, plain, letter);
    }
    if (!source.metadata().isEmpty()) {
      StringArray metadata = new StringArray(letter, source.metadata().size());
      metadata.copyFromArray(source.metadata().toArray(String[]::new), 0, 0, metadata.size());
      letter.select(Letter.class).forEach(one -> one.setMetadata(metadata));
    }
  }

  /** The words of all files that the engines read; asked for only where a line of a letter ends with a hyphen. */
  private List<Set<String>> words() {
    if (words == null) {
      try {
        List<Set<String>> all = new ArrayList<>();
        for (String file : Configuration.tables(description)) {
          all.add(KnownWords.read(file));
        }
        words = all;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InvalidXMLException e) {
        throw new IllegalStateException(e);
      }
    }
    return words;
  }

  /** The step that the last letter did not come through, or null where it came through all. */
  public String failedStep() {
    Map<String, AnalysisEngineManagement> steps = engine.getManagementInterface().getComponents();
    for (Step step : STEPS) {
      AnalysisEngineManagement one = steps.get(step.name());
      if (one != null && one.getNumberOfCASesProcessed() < letters) {
        return step.name();
      }
    }
    return null;
  }

  /** Empties the CAS and fills it with this letter, as it is before the first step. */
  public static void fill(JCas letter, SourceLetter source) {
    fill(letter, source, source.text());
  }

  private static void fill(JCas letter, SourceLetter source, String text) {
    letter.reset();
    letter.setDocumentText(text);
    letter.setDocumentLanguage("en");
    DocumentID id = new DocumentID(letter);
    id.setDocumentID(source.name());
    id.addToIndexes();
    DocumentPath path = new DocumentPath(letter);
    path.setDocumentPath(source.uri());
    path.addToIndexes();
  }

  static IOException reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      if (cause.getCause() instanceof IOException io) {
        return io;
      }
      cause = cause.getCause();
    }
    return new IOException(cause.getMessage(), e);
  }
}
