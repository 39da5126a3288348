package org.servletbench.harness.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/** Makes programs of the suites' own, ahead of the first trial. */
public final class Builds {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int SHOWN_LINES = 3;

  private Builds() {}

  /** Runs a build; returns why there is no program, and the remedy, or nothing when there is. */
  public static Optional<String> run(List<String> command) throws InterruptedException {
    String tool = command.getFirst();
    if (!tool.contains("/") && Commands.find(tool).isEmpty()) {
      return Optional.of(Text.of("%s, which builds it, is not on PATH: install it", tool));
    }
    try {
      Commands.Result result = Commands.run(command, LIMIT);
      return result.exitCode() == 0
          ? Optional.empty()
          : Optional.of(
              Text.of(
                  "its build ended with code %d: %s; the command was: %s",
                  result.exitCode(), lastLines(result.output()), String.join(" ", command)));
    } catch (BenchException e) {
      return Optional.of("its build failed: " + e.getMessage());
    }
  }

  private static String lastLines(String output) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }
}
