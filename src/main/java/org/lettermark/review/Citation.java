package org.lettermark.review;

import java.util.ArrayList;
import java.util.List;

/** A citation while it is being read: its place in the letter and what it names. */
final class Citation {

  int begin;
  int end;
  String guideline;
  String title;
  String edition;
  String citedBy;
  String ruleId;
  final List<String> sections = new ArrayList<>();
  final List<String> pages = new ArrayList<>();
}
