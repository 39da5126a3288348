package org.servletbench.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.servletbench.harness.system.RunFile;
import picocli.CommandLine;

/** A copy of a published run, plain and without its derived files, that may be damaged. */
final class DamagedRun {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** All ways to damage a run, which takes minutes, as CI does once a week: {@code -Pslow}. */
  private static final boolean ALL = Boolean.getBoolean("damage.all");

  static final long SEED = Long.getLong("damage.seed", 1);

  final Path folder;

  /** What {@code bench report} gave. */
  record Result(int exit, String out, String err, Map<String, String> derived) {
    /** Scenario, trial and metric to value, of the trials that are valid. */
    Map<String, String> figures() {
      Map<String, String> figures = new LinkedHashMap<>();
      for (String row : derived.getOrDefault("measurements.csv", "").lines().skip(1).toList()) {
        String[] cells = row.split(",", 5);
        figures.put(cells[0] + "," + cells[1] + "," + cells[2], cells[3]);
      }
      return figures;
    }

    /** All that a person may see. */
    String all() {
      return out + err + String.join("", derived.values());
    }
  }

  private DamagedRun(Path folder) {
    this.folder = folder;
  }

  static DamagedRun copy(String published, Path folder) throws IOException {
    Path from = ROOT.resolve("results/published").resolve(published);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = from.relativize(file).toString().replaceFirst("\\.gz$", "");
        if (name.equals("run.json") || name.equals("readings.csv") || name.startsWith("trials/")) {
          Path to = folder.resolve(name);
          Files.createDirectories(to.getParent());
          Files.writeString(to, RunFile.text(from.resolve(name)));
        }
      }
    }
    return new DamagedRun(folder);
  }

  /** Tells whether it is the turn of one of many ways to damage a run: a fourth of them is. */
  static boolean isTurn(int number) {
    return ALL || number % 4 == SEED % 4;
  }

  /** Names of its raw files, in order. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(
              name ->
                  name.equals("run.json")
                      || name.equals("readings.csv")
                      || name.startsWith("trials/"))
          .sorted()
          .toList();
    }
  }

  /** Leaves out what is no word: scripts and styles of a page, and JSON for an empty cell. */
  private static String seen(String text) {
    return text.replaceAll("(?s)<(script|style)[ >].*?</\\1>", "")
        .replaceAll("(\"[a-z0-9_]+\" : )null", "$1");
  }

  Result report() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Bench.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    System.setProperty("bench.home", ROOT.toString());
    int exit = line.execute("report", folder.toString());
    Map<String, String> derived = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("run.json") && !name.startsWith("readings.csv")) {
          derived.put(name, seen(Files.readString(file, StandardCharsets.UTF_8)));
          Files.delete(file);
        }
      }
    }
    return new Result(exit, out.toString(), err.toString(), derived);
  }
}
