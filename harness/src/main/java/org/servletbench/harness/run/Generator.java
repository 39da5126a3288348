package org.servletbench.harness.run;

import java.time.Duration;
import java.util.function.Function;
import org.servletbench.harness.load.LoadSession;

/** Starts the generator at once or at its first use. */
final class Generator implements AutoCloseable {
  private final Function<Duration, LoadSession> start;
  private LoadSession session;

  Generator(Function<Duration, LoadSession> start, boolean now) {
    this.start = start;
    if (now) {
      session(Duration.ZERO);
    }
  }

  LoadSession session(Duration answers) {
    if (session == null) {
      session = start.apply(answers);
    }
    return session;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
