package org.servletbench.harness.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/** Builds the suites' own programs before the first trial. */
public final class Builds {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int SHOWN_LINES = 3;

  private Builds() {}

  /** Runs a {@linkplain #run(String, List, Path, ProcessRegistry) step} that is the whole build. */
  public static Optional<String> run(List<String> command, Path log, ProcessRegistry registry)
      throws InterruptedException {
    return run("build", command, log, registry);
  }

  /**
   * Runs a step of a build. Returns nothing if it succeeds, else why there is no program, and the
   * remedy.
   *
   * @param step what the command is, in a word
   * @param log file that takes the output of the command
   */
  static Optional<String> run(String step, List<String> command, Path log, ProcessRegistry registry)
      throws InterruptedException {
    String tool = command.getFirst();
    if (!tool.contains("/") && Commands.find(tool).isEmpty()) {
      return Optional.of(Text.of("%s, which builds it, is not on PATH: install %1$s", tool));
    }
    ProcessSpec spec =
        new ProcessSpec(step, command, log, Optional.of(Path.of("").toAbsolutePath()));
    try (ManagedProcess build = ManagedProcess.start(spec, registry)) {
      if (!build.awaitEnd(LIMIT)) {
        return Optional.of(
            Text.of(
                "its %s took longer than %d min: run it by hand to see why; the command was: %s",
                step, LIMIT.toMinutes(), String.join(" ", command)));
      }
      int code = build.exitCode().orElseThrow();
      return code == 0
          ? Optional.empty()
          : Optional.of(
              Text.of(
                  "its %s ended with code %d: %s; the command was: %s",
                  step,
                  code,
                  String.join(" | ", build.lastLines(SHOWN_LINES)),
                  String.join(" ", command)));
    } catch (BenchException e) {
      return Optional.of("its " + step + " failed: " + e.getMessage());
    }
  }
}
