package org.servletbench.harness.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Shown;

/** Writes parts of a report as text, Markdown or a page of their own, with the same words. */
final class Parts {
  private Parts() {}

  /** For a terminal, in lines of so many characters. */
  static String plain(List<Part> parts, int columns) {
    return joined(
        parts,
        part ->
            switch (part) {
              case Part.Title(String text) -> Lines.paragraph(text, columns);
              case Part.Sentence(String text) -> Lines.paragraph(text, columns);
              case Part.Sentences(List<String> texts) ->
                  texts.stream()
                      .map(text -> Lines.hanging("- ", text, columns))
                      .collect(Collectors.joining());
              case Part.Rows(Table table) -> table.plain(columns);
              case Part.Picture picture -> "";
            });
  }

  static String markdown(List<Part> parts) {
    return markdown(parts, "");
  }

  /** For a file beside which a picture may stand; the picture is Markdown too. */
  static String markdown(List<Part> parts, String picture) {
    return joined(
        parts,
        part ->
            switch (part) {
              case Part.Title(String text) -> "**" + Markdown.escaped(text) + "**\n";
              case Part.Sentence(String text) -> Markdown.escaped(text) + "\n";
              case Part.Sentences(List<String> texts) ->
                  texts.stream()
                      .map(text -> "- " + Markdown.escaped(text) + "\n")
                      .collect(Collectors.joining());
              case Part.Rows(Table table) -> table.markdown();
              case Part.Picture here -> picture;
            });
  }

  /** A whole page below its title, which loads nothing and runs no script. */
  static String page(String title, List<Part> parts) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\""
        + PageAssets.stylePolicy()
        + "\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
        + Html.element("title", title)
        + "<style>"
        + PageAssets.STYLE
        + "</style>\n</head>\n<body>\n<main>\n"
        + Html.element("h1", title)
        + parts.stream().map(Parts::html).collect(Collectors.joining())
        + "</main>\n</body>\n</html>\n";
  }

  private static String html(Part part) {
    return switch (part) {
      case Part.Title(String text) -> Html.element("h2", text);
      case Part.Sentence(String text) -> Html.element("p", text);
      case Part.Sentences(List<String> texts) ->
          texts.stream()
              .map(text -> Html.element("li", text))
              .collect(Collectors.joining("", "<ul class=\"answer\">\n", "</ul>\n"));
      case Part.Rows(Table table) -> Html.table(table);
      case Part.Picture picture -> "";
    };
  }

  /** Parts are set apart by an empty line. */
  private static String joined(List<Part> parts, Function<Part, String> format) {
    return Shown.text(
        parts.stream()
            .map(format)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n")));
  }
}
