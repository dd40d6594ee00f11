package org.lettermark.pipeline;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.metadata.FixedFlow;
import org.apache.uima.analysis_engine.metadata.impl.FixedFlow_impl;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.metadata.Import;
import org.apache.uima.resource.metadata.MetaDataObject;
import org.apache.uima.resource.metadata.ResourceMetaData;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.Import_impl;
import org.xml.sax.SAXException;
import org.lettermark.corpus.LetterTypes;

/**
 * The UIMA descriptors of the engines and of the whole pipeline, for tools that want files.
 *
 * <p>They are derived from {@link LetterPipeline#STEPS} and the classes; a test holds the folder
 * {@code descriptors/} to them.
 */
public final class Descriptors {

  /** Name of the descriptor of the whole pipeline. */
  public static final String PIPELINE = "LetterPipeline.xml";

  private Descriptors() {}

  /** The text of every descriptor under its file name. */
  public static Map<String, String> all() throws UIMAException, IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (Step step : LetterPipeline.STEPS) {
      files.put(step.name() + ".xml", xml(engine(step)));
    }
    files.put(PIPELINE, xml(pipeline()));
    return files;
  }

  private static AnalysisEngineDescription engine(Step step) throws UIMAException {
    AnalysisEngineDescription engine =
        AnalysisEngineFactory.createEngineDescription(step.engine(), importedTypes());
    plain(engine.getAnalysisEngineMetaData(), step.name());
    return engine;
  }

  private static AnalysisEngineDescription pipeline() {
    AnalysisEngineDescription pipeline =
        UIMAFramework.getResourceSpecifierFactory().createAnalysisEngineDescription();
    pipeline.setPrimitive(false);
    List<String> names = new ArrayList<>();
    for (Step step : LetterPipeline.STEPS) {
      if (step.wanted().test(PipelineOptions.DEFAULT)) {
        Import file = new Import_impl();
        file.setLocation(step.name() + ".xml");
        pipeline.getDelegateAnalysisEngineSpecifiersWithImports().put(step.name(), file);
        names.add(step.name());
      }
    }
    FixedFlow flow = new FixedFlow_impl();
    flow.setFixedFlow(names.toArray(String[]::new));
    pipeline.getAnalysisEngineMetaData().setFlowConstraints(flow);
    pipeline.getAnalysisEngineMetaData()
        .setOperationalProperties(UIMAFramework.getResourceSpecifierFactory().createOperationalProperties());
    pipeline.getAnalysisEngineMetaData().getOperationalProperties().setModifiesCas(true);
    pipeline.getAnalysisEngineMetaData().getOperationalProperties().setMultipleDeploymentAllowed(true);
    pipeline.getAnalysisEngineMetaData().setDescription("Annotates a medical-review determination letter.");
    plain(pipeline.getAnalysisEngineMetaData(), "LetterPipeline");
    return pipeline;
  }

  private static void plain(ResourceMetaData metaData, String name) {
    metaData.setName(name);
    // A version here would change every file with every release.
    metaData.setVersion(null);
    metaData.setVendor(null);
    metaData.setCopyright(null);
  }

  private static TypeSystemDescription importedTypes() {
    TypeSystemDescription types = UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    types.setImports(
        Arrays.stream(LetterTypes.NAMES)
            .map(
                name -> {
                  Import type = new Import_impl();
                  type.setName(name);
                  return type;
                })
            .toArray(Import[]::new));
    return types;
  }

  private static String xml(MetaDataObject descriptor) throws IOException {
    StringWriter out = new StringWriter();
    try {
      descriptor.toXML(out);
    } catch (SAXException e) {
      throw new IOException(e);
    }
    // UIMA and the JDK both indent: what is left are lines of blanks.
    return out.toString().replace("\r\n", "\n").replaceAll("(?m)^[ \t]*\n", "").stripTrailing() + "\n";
  }
}
