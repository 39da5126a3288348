package org.servletbench.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The documentation of this checkout, for tests that hold it against the code. */
final class Docs {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private Docs() {}

  static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every page that we write by hand; what a run derives is tested beside its raw files. */
  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> root = Files.list(ROOT)) {
      return Stream.of(
          docs,
          root,
          Stream.of(
              ROOT.resolve("results/README.md"),
              ROOT.resolve("results/reference/README.md"),
              ROOT.resolve("jmeter-plans/README.md")))
          .flatMap(pages -> pages)
          .filter(page -> page.toString().endsWith(".md"))
          .toList()
          .stream();
    }
  }

  /** The lines below a heading, up to the next of the same or a higher level. */
  static List<String> below(String file, String heading) {
    int level = heading.indexOf(' ');
    return text(file)
        .lines()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.matches("#{1," + level + "} .*"))
        .toList();
  }

  /** The cells of the tables there, without their heads. */
  static List<List<String>> rows(String file, String heading) {
    List<String> lines = below(file, heading);
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).startsWith("| ") && !lines.get(i).startsWith("|---"))
        .filter(i -> i + 1 >= lines.size() || !lines.get(i + 1).startsWith("|---"))
        .mapToObj(i -> cells(lines.get(i)))
        .toList();
  }

  /** Everything in a cell that stands as code. */
  static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static List<String> cells(String row) {
    Matcher inner = Pattern.compile("^\\| (.*) \\|$").matcher(row);
    if (!inner.matches()) {
      throw new AssertionError("no row of a table: " + row);
    }
    return Stream.of(inner.group(1).split(" ?(?<!\\\\)\\| ?", -1)).map(String::strip).toList();
  }
}
