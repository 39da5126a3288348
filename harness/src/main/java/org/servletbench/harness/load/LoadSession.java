package org.servletbench.harness.load;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.system.ManagedProcess;

/** A running generator; closing ends it. Not safe for several threads. */
public interface LoadSession extends AutoCloseable {
  /**
   * Reads what the generator has written since the last call, and starts what is due.
   *
   * @throws org.servletbench.harness.model.BenchException when the generator's output cannot be
   *     read
   */
  void poll();

  /**
   * Returns when the measured load begins, milliseconds since 1970; empty until it is known. It
   * begins with MEASURE unless it may settle first.
   */
  default OptionalLong loadStartMillis() {
    return measureStartMillis();
  }

  /** Returns when MEASURE begins, milliseconds since 1970; empty until it is known. */
  OptionalLong measureStartMillis();

  /** Whether every answer of MEASURE is in, or the generator has ended normally. */
  boolean isFinished();

  /** Whether the generator is running; false once its process has ended too early. */
  boolean isAtWork();

  /** Returns every second so far, without histograms; none if the driver reports none. */
  default List<Recording.Second> seconds() {
    return List.of();
  }

  /** Ends a warm-up that lasts until the target is steady; the measured load follows. */
  default void settle() {
    throw new IllegalStateException("the warm-up has a fixed length");
  }

  /** Starts MEASURE under a measured load that is already running. */
  default void measure() {
    throw new IllegalStateException("there is no time to settle");
  }

  /** Counts the ended requests of MEASURE; empty for a tool that reports nothing before its end. */
  default OptionalLong completed() {
    return OptionalLong.empty();
  }

  /** Counts the ended requests of MEASURE that are not ok; empty for such a tool. */
  default OptionalLong errors() {
    return OptionalLong.empty();
  }

  /**
   * Returns what the generator has told of the last second; empty where it tells nothing, or
   * nothing that new.
   *
   * @param epochMillis the time now
   */
  default Optional<LastSecond> lastSecond(long epochMillis) {
    return Optional.empty();
  }

  /** Returns the process that produces load now. */
  ManagedProcess process();

  @Override
  void close();
}
