package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/** Reads the tables of a Markdown page. */
final class MarkdownCells {
  private static final Pattern RULE =
      Pattern.compile("\\s*+\\|?\\s*+:?-++:?\\s*+(?:\\|\\s*+:?-++:?\\s*+)*+\\|?\\s*+");

  /** Three signs or more open a block of code; as many of the same close it. */
  private static final Pattern FENCE = Pattern.compile(" *(`{3,}|~{3,})\\s*([^`]*)");

  /** No figure is longer: what is, keeps its marks. */
  private static final int LONGEST = 1000;

  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  private MarkdownCells() {}

  static List<Cells> read(String file, String text) {
    List<String> lines = text.lines().toList();
    List<Cells> tables = new ArrayList<>();
    String fence = "";
    boolean code = false;
    boolean empty = false;
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      Matcher mark = FENCE.matcher(line);
      boolean isFence = mark.matches();
      if (isFence && fence.isEmpty()) {
        fence = mark.group(1);
        code = !mark.group(2).strip().matches("md|markdown");
      } else if (isFence && mark.group(1).startsWith(fence) && mark.group(2).isBlank()) {
        fence = "";
        code = false;
      } else if (!code && isHead(lines, at)) {
        List<Cells.Line> rows = rows(file, lines, at + 2);
        empty |= rows.isEmpty(); // as of a box with a remark
        if (!rows.isEmpty()) {
          tables.add(new Cells(file, cells(line), rows));
        }
        at += 1 + rows.size();
      }
    }
    if (tables.isEmpty() && empty) {
      throw BenchException.usage(
          file + " holds no row below its head: a table needs a head and at least one row");
    }
    if (tables.isEmpty()) {
      throw BenchException.usage(
          file
              + " holds no Markdown table: a table needs a head, a line of dashes and bars below"
              + " it, and rows");
    }
    return tables;
  }

  private static boolean isHead(List<String> lines, int at) {
    return lines.get(at).contains("|")
        && at + 1 < lines.size()
        && lines.get(at + 1).contains("-")
        && lines.get(at + 1).contains("|")
        && RULE.matcher(lines.get(at + 1)).matches();
  }

  private static List<Cells.Line> rows(String file, List<String> lines, int from) {
    List<Cells.Line> rows = new ArrayList<>();
    for (int at = from; at < lines.size() && lines.get(at).contains("|"); at++) {
      if (rows.size() == Cells.MOST_ROWS) {
        throw Cells.tooLarge(file, Text.count(Cells.MOST_ROWS, "row"));
      }
      rows.add(new Cells.Line(at + 1, cells(lines.get(at))));
    }
    return rows;
  }

  private static List<String> cells(String line) {
    String inner = line.strip();
    inner = inner.startsWith("|") ? inner.substring(1) : inner;
    inner =
        inner.endsWith("|") && !inner.endsWith("\\|")
            ? inner.substring(0, inner.length() - 1)
            : inner;
    return Stream.of(BAR.split(inner, -1)).map(MarkdownCells::plain).toList();
  }

  /** Drops emphasis and code marks, and all of a link but its words. */
  private static String plain(String cell) {
    return cell.length() > LONGEST
        ? cell.strip()
        : cell.replace("\\|", "|")
            .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
            .replaceAll("\\*\\*|__|`", "")
            .replaceAll("^\\s*\\*|\\*\\s*$", "")
            .strip();
  }
}
