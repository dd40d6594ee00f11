package org.lettermark.pipeline;

import java.nio.file.Path;

/**
 * What a user may choose of the pipeline: everything that changes findings, and nothing else.
 *
 * @param pos whether tokens get Penn part-of-speech tags
 * @param ctakesMentions whether cTAKES' own mention types are written as well
 * @param lexicon a folder whose files stand for those of the same name that ship, or null
 * @param models a folder with a {@code models.tsv} and its models in place of those that ship, or null
 * @param ctakesDictionary a cTAKES dictionary descriptor whose hits join as terms, or null
 */
public record PipelineOptions(boolean pos, boolean ctakesMentions, Path lexicon, Path models, Path ctakesDictionary) {

  /** The default pipeline. */
  public static final PipelineOptions DEFAULT = new PipelineOptions(false, true, null, null, null);
}
