package org.servletbench.harness.report;

import java.util.List;

/** A part of a report, which every format shows in its own way. */
sealed interface Part {
  record Title(String text) implements Part {}

  record Sentence(String text) implements Part {}

  /** The answer: what most readers look for, and all that many read. */
  record Sentences(List<String> texts) implements Part {}

  record Rows(Table table) implements Part {}

  /** Only a page shows it. */
  record Picture() implements Part {}
}
