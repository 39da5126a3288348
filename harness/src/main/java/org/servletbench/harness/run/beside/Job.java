package org.servletbench.harness.run.beside;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;
import org.servletbench.harness.model.TargetUrl;

/**
 * What one run of a generator is asked for; keep-alive always.
 *
 * @param rate requests per second; empty for as many as it can
 * @param duration whole seconds
 * @param folder for its files, which is where it works
 */
record Job(TargetUrl url, OptionalDouble rate, int connections, Duration duration, Path folder) {
  Job {
    Objects.requireNonNull(url);
    Objects.requireNonNull(folder);
    if (connections < 1 || duration.toSeconds() < 1) {
      throw new IllegalArgumentException("a job needs a connection and a second");
    }
  }

  /** As the tools take it. */
  String seconds() {
    return duration.toSeconds() + "s";
  }

  boolean isPaced() {
    return rate.isPresent();
  }
}
