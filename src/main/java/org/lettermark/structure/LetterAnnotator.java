package org.lettermark.structure;

import org.apache.ctakes.typesystem.type.structured.DocumentID;
import org.apache.ctakes.typesystem.type.structured.DocumentPath;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.lettermark.type.Letter;

/** Marks the whole letter, with the fields of its header, the reviewer's credentials and the patient. */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.structured.DocumentID",
      "org.apache.ctakes.typesystem.type.structured.DocumentPath",
      "org.apache.ctakes.typesystem.type.textspan.Segment"
    },
    outputs = "org.lettermark.type.Letter")
public class LetterAnnotator extends JCasAnnotator_ImplBase {

  /** Version of Lettermark, written into every letter. */
  public static final String PARAM_PIPELINE_VERSION = "pipelineVersion";

  @ConfigurationParameter(name = PARAM_PIPELINE_VERSION, mandatory = false)
  private String pipelineVersion;

  /** Hash of everything in the configuration that changes findings, written into every letter. */
  public static final String PARAM_CONFIGURATION = "configuration";

  @ConfigurationParameter(name = PARAM_CONFIGURATION, mandatory = false)
  private String configuration;

  @Override
  public void process(JCas jcas) {
    Letter letter = new Letter(jcas, 0, jcas.getDocumentText().length());
    jcas.select(DocumentID.class).forEach(id -> letter.setLetterId(id.getDocumentID()));
    jcas.select(DocumentPath.class).forEach(path -> letter.setSourceUri(path.getDocumentPath()));
    letter.setPipelineVersion(pipelineVersion);
    letter.setConfiguration(configuration);
    letter.addToIndexes();
  }
}
