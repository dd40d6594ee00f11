package org.lettermark.review;

/** A passage that reproduces a guideline, while the letter is being read. */
record Passage(int begin, int end, boolean verbatim, Source source, String ruleId) {}
