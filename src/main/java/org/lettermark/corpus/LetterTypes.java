package org.lettermark.corpus;

import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.InvalidXMLException;

/** The types of annotated letters: cTAKES' and ours. */
public final class LetterTypes {

  /** The names under which the two files are imported. */
  public static final String[] NAMES = {"org.apache.ctakes.typesystem.types.TypeSystem", "org.lettermark.type.LetterTypes"};

  private static TypeSystemDescription types;

  private LetterTypes() {}

  /** The type system, imports resolved; a copy that the caller may change. */
  public static synchronized TypeSystemDescription description() throws ResourceInitializationException {
    if (types == null) {
      TypeSystemDescription all = TypeSystemDescriptionFactory.createTypeSystemDescription(NAMES);
      try {
        all.resolveImports();
      } catch (InvalidXMLException e) {
        throw new ResourceInitializationException(e);
      }
      types = all;
    }
    return (TypeSystemDescription) types.clone();
  }
}
