package org.servletbench.harness.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/** Puts load on a service whose launch cache is being recorded, by the open-loop engine. */
record TrainingLoad(Launch engine, ProcessRegistry registry, Path folder) {
  /** The load: enough calls to compile the code of a request and to record its profiles. */
  private static final String LOAD = "--load=even:800:1s";

  /** The downstream's delay, short so that few requests are in flight. */
  static final Duration DELAY = Duration.ofMillis(5);

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * Loads the URL; returns when every arrival has been answered or has timed out.
   *
   * @throws BenchException if the engine fails before that
   */
  void on(TargetUrl url) throws InterruptedException {
    List<String> arguments =
        List.of("--url=" + url, LOAD, "--pause=1ms", "--timeout=5s", "--out=" + folder);
    ProcessSpec spec =
        new ProcessSpec(
            "open-loop (training)", engine.command(arguments), folder.resolve("training-load.log"));
    try (ManagedProcess process = ManagedProcess.start(spec, registry)) {
      if (!process.awaitEnd(LIMIT) || process.exitCode().orElse(-1) != 0) {
        throw BenchException.machine(
            Text.of(
                "the load engine failed on %s, so no launch cache was recorded; its last lines"
                    + " (%s): %s",
                url, process.log(), String.join(" | ", process.lastLines(3))));
      }
    }
  }
}
