package org.servletbench.harness.report;

/** Defines sizes, colours and type of our pictures, for light and dark pages. */
final class PictureStyle {
  /** The number of scenarios with their own colour. */
  static final int COLOURS = 8;

  static final int WIDTH = 640;
  static final int HEIGHT = 430;

  /** Where the plot begins and ends; its left end is further right if its labels are long. */
  static final int TOP = 84;

  static final int BOTTOM = HEIGHT - 52;
  static final int LEAST_LEFT = 52;

  /** From the start of the plot to its end, however long the names beside it. */
  static final int LEAST_ACROSS = 160;

  /** The most characters of a name that is written; the description has it in full. */
  static final int MOST_NAME = 28;

  /** The height of a line of text. */
  static final int LINE = 19;

  /** From the end of the plot to the names beside it. */
  static final int LABEL_GAP = 44;

  /** The width of a character of notes and ticks, in any font, on average. */
  static final double CHARACTER = 8.6;

  /** The same of names, which are bold. */
  static final double BOLD_CHARACTER = 9.6;

  /**
   * The style sheet. The eight colours are as distinct as eight can be with any kind of colour
   * blindness; names stand beside the lines as well. Each colour has a contrast of 3 to 1 with the
   * page, text of 7 to 1.
   */
  static final String SHEET =
      """
      text{font:16px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1b1f24}
      .head{font-size:20px;font-weight:600}
      .note,.tick{font-size:15px;fill:#4a525b}
      .name{font-weight:600}
      .right{text-anchor:end}
      .middle{text-anchor:middle}
      path{fill:none;stroke-linejoin:round;stroke-linecap:round}
      .page{fill:#fff}
      .grid{stroke:#dfe3e8}
      .timeout{stroke:#4a525b;stroke-dasharray:1 5;stroke-width:2}
      .line{stroke:currentColor;stroke-width:4}
      .band{fill:currentColor;fill-opacity:.28}
      .leader{stroke:currentColor;stroke-width:1.5}
      .law{stroke:#1b1f24;stroke-width:1.6;stroke-dasharray:7 6;stroke-linecap:butt}
      .c0{color:#d55e00}.c1{color:#0072b2}.c2{color:#117733}.c3{color:#aa4499}
      .c4{color:#8a6d00}.c5{color:#0f8b8d}.c6{color:#332288}.c7{color:#6b6b6b}
      @media (prefers-color-scheme:dark){
      text{fill:#f0f3f6}
      .note,.tick{fill:#b6bfc9}
      .page{fill:#0d1117}
      .grid{stroke:#30363d}
      .timeout{stroke:#b6bfc9}
      .law{stroke:#f0f3f6}
      .c0{color:#ff8a4c}.c1{color:#56b4e9}.c2{color:#5fc98b}.c3{color:#e39bd3}
      .c4{color:#e0c040}.c5{color:#4fd1d0}.c6{color:#a9a4ff}.c7{color:#b0b0b0}
      }
      """;

  private PictureStyle() {}
}
