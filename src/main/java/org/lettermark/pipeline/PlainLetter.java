package org.lettermark.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.ctakes.typesystem.type.structured.DocumentID;
import org.apache.ctakes.typesystem.type.structured.DocumentPath;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.cas.CAS;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.TOP;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.util.CasCopier;
import org.lettermark.match.PlainText;
import org.lettermark.type.Letter;
import org.lettermark.type.MedicationAttribute;

/** Brings what was found in the plain text of a letter into the letter, with the offsets of the letter's own text. */
final class PlainLetter {

  private PlainLetter() {}

  /** Copies all that a CAS of the plain text holds into the letter, which has its text already. */
  static void copy(JCas plain, PlainText text, JCas letter) {
    CasCopier copier = new CasCopier(plain.getCas(), letter.getCas());
    List<TOP> all = new ArrayList<>(plain.getIndexedFSs(TOP.class));
    all.sort((one, other) -> Integer.compare(one._id(), other._id()));
    for (TOP one : all) {
      if (one.getType().getName().equals(CAS.TYPE_NAME_DOCUMENT_ANNOTATION)
          || one instanceof DocumentID || one instanceof DocumentPath) {
        continue;
      }
      TOP copy = copier.copyFs(one);
      if (copy instanceof Annotation annotation) {
        move(annotation, text);
      }
      letter.addFsToIndexes(copy);
    }
  }

  private static void move(Annotation one, PlainText text) {
    int begin = one.getBegin();
    int end = one.getEnd();
    boolean covers = one instanceof Segment || one instanceof Letter;
    one.setBegin(covers ? text.begin(begin) : text.firstSeen(begin));
    one.setEnd(covers ? text.begin(end) : text.end(end));
    if (one instanceof MedicationAttribute attribute) {
      attribute.setMedicationBegin(text.firstSeen(attribute.getMedicationBegin()));
      attribute.setMedicationEnd(text.end(attribute.getMedicationEnd()));
    }
  }
}
