package org.servletbench.harness.report;

import java.util.List;
import java.util.stream.IntStream;
import org.servletbench.harness.model.Shown;

/** Writes text and tables as HTML; whatever a text holds, it stays a text. */
final class Html {
  private Html() {}

  /** Returns a text that may stand between tags, and in an attribute in double quotes. */
  static String text(String text) {
    return Shown.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Returns an element with a text. */
  static String element(String tag, String text) {
    return "<" + tag + ">" + text(text) + "</" + tag + ">\n";
  }

  /** Returns a table that the page's script makes sortable, within each of its blocks. */
  static String table(Table table) {
    List<String> classes =
        IntStream.range(0, table.head().size())
            .mapToObj(column -> table.isNumeric(column) ? " class=\"n\"" : "")
            .toList();
    StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    html.append(" aria-label=\"").append(text(table.head().getFirst())).append("\">");
    html.append("<table class=\"sortable\"><thead><tr>");
    for (int column = 0; column < table.head().size(); column++) {
      html.append("<th scope=\"col\"").append(classes.get(column)).append('>');
      html.append(text(table.head().get(column))).append("</th>");
    }
    html.append("</tr></thead>\n");
    for (Table.Block<List<String>> block : table.blocks()) {
      html.append("<tbody>");
      if (!block.heading().isEmpty()) {
        html.append("<tr class=\"block\"><th scope=\"rowgroup\" colspan=\"");
        html.append(table.head().size()).append("\">").append(text(block.heading()));
        html.append("</th></tr>\n");
      }
      for (List<String> row : block.rows()) {
        html.append("<tr><th scope=\"row\"").append(classes.getFirst()).append('>');
        html.append(text(row.getFirst())).append("</th>");
        for (int column = 1; column < row.size(); column++) {
          html.append("<td").append(classes.get(column)).append('>');
          html.append(text(row.get(column))).append("</td>");
        }
        html.append("</tr>\n");
      }
      html.append("</tbody>");
    }
    return html.append("</table></div>\n").toString();
  }
}
