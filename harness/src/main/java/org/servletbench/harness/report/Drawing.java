package org.servletbench.harness.report;

import java.util.Optional;

/**
 * The picture of a run, by the kind of question that it asks.
 *
 * @param file name of the file beside report.md
 * @param name what it shows, in a few words
 * @param svg content of the file
 * @param description what it shows, in sentences
 */
public record Drawing(String file, String name, String svg, String description) {
  /** Returns the picture that suits a run; empty where none does. */
  public static Optional<Drawing> of(RunReport report) {
    return CapacityPicture.of(report)
        .or(() -> ResponseTimePicture.of(report))
        .or(() -> LadderPicture.of(report));
  }

  /** Returns the picture in Markdown that stands beside the file. */
  String markdown() {
    return "![" + Markdown.escaped(name) + "](" + file + ")\n";
  }
}
