package org.lettermark.exchange;

import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.StringArrayFS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;

/** Puts plain values into a CAS. */
final class CasFill {

  static final String PACKAGE = "org.lettermark.type.";

  private CasFill() {}

  /** Fills an empty CAS with a letter that is {@link Layer#reduce reduced}. */
  static void fill(CAS cas, FlatLetter letter) {
    cas.setDocumentText(letter.text());
    for (Finding finding : letter.findings()) {
      Type type = cas.getTypeSystem().getType(PACKAGE + finding.type());
      AnnotationFS annotation = cas.createAnnotation(type, finding.begin(), finding.end());
      for (String name : finding.features().keySet()) {
        Feature feature = type.getFeatureByBaseName(name);
        if (feature.getRange().isArray()) {
          List<String> values = finding.all(name);
          StringArrayFS array = cas.createStringArrayFS(values.size());
          array.copyFromArray(values.toArray(String[]::new), 0, 0, values.size());
          annotation.setFeatureValue(feature, array);
        } else {
          annotation.setFeatureValueFromString(feature, finding.get(name));
        }
      }
      cas.addFsToIndexes(annotation);
    }
  }
}
