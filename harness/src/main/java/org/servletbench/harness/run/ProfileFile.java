package org.servletbench.harness.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import one.convert.Arguments;
import one.convert.FlameGraph;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Pin;
import org.servletbench.harness.model.Profile;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.PinRecorder;
import org.servletbench.harness.system.RunFile;

/**
 * Reads and completes the profile of a trial on disk: {@code profile.collapsed}, {@code flame.html}
 * and {@code pins.jfr}.
 */
final class ProfileFile {
  /** The file that the profiler writes and that keeps the merged stacks. */
  static final String STACKS = "profile.collapsed";

  /** The JVM's own recording of virtual threads that wait on their carrier. */
  static final String PINS = "pins.jfr";

  private static final String FLAME = "flame.html";

  /** A thread such as {@code [http-nio-8080-exec-3 tid=123]}; threads of one kind are merged. */
  private static final Pattern THREAD = Pattern.compile("^\\[(.*?)[-#0-9 ]*(?: tid=\\d+)?]");

  private static final Pattern COUNTED = Pattern.compile(".+ [0-9]{1,15}");

  private ProfileFile() {}

  /**
   * Merges the threads of one kind and draws the flame graph with its root at the top. Does nothing
   * if nothing was sampled.
   */
  static void finish(Path folder, String title) {
    Path file = folder.resolve(STACKS);
    if (Files.notExists(file)) {
      return;
    }
    try {
      Map<String, Long> merged = new TreeMap<>();
      List<String> lines = Files.readAllLines(file);
      if (!lines.stream().allMatch(line -> COUNTED.matcher(line).matches())) {
        return; // the profiler did not finish it, which whoever reads it says
      }
      lines.forEach(line -> count(merged, THREAD.matcher(line).replaceFirst("$1")));
      String text =
          merged.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
              .collect(Collectors.joining());
      Files.writeString(file, text);
      draw(text, folder.resolve(FLAME), title);
    } catch (IOException e) {
      throw BenchException.machine(
          "cannot write the profile in " + folder + ": " + Failures.words(e), e);
    }
  }

  /** Reads the profile; {@link Profile#NONE} if there is no file. */
  static Profile read(Path folder) {
    return new Profile(stacks(folder.resolve(STACKS)), pins(folder.resolve(PINS)));
  }

  private static Map<String, Long> stacks(Path file) {
    Map<String, Long> stacks = new TreeMap<>();
    List<String> lines = RunFile.textIfAny(file).stream().flatMap(String::lines).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!COUNTED.matcher(lines.get(i)).matches()) {
        throw BenchException.machine(
            Text.of(
                "%s, line %d: '%s' is not a stack with a count",
                file, i + 1, Shown.brief(lines.get(i))));
      }
      count(stacks, lines.get(i));
    }
    return stacks;
  }

  private static Optional<List<Pin>> pins(Path file) {
    try {
      return RunFile.exists(file) ? Optional.of(PinRecorder.read(file)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      throw BenchException.machine(file + " is not a complete recording of JDK Flight Recorder", e);
    }
  }

  private static void count(Map<String, Long> stacks, String line) {
    int gap = line.lastIndexOf(' ');
    if (gap > 0) {
      stacks.merge(line.substring(0, gap), Long.parseLong(line.substring(gap + 1)), Long::sum);
    }
  }

  private static void draw(String collapsed, Path file, String title) throws IOException {
    FlameGraph graph = new FlameGraph(new Arguments("--title", title, "--inverted"));
    graph.parseCollapsed(new StringReader(collapsed));
    try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
      graph.dump(out);
    }
  }
}
