package org.servletbench.harness.load;

import java.util.List;
import java.util.OptionalLong;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.system.ManagedProcess;

/** A generator at work; closing ends it. Not for use by several threads. */
public interface LoadSession extends AutoCloseable {
  /**
   * Reads what the generator has written since the last time, and starts what is due.
   *
   * @throws org.servletbench.harness.model.BenchException when the generator writes nonsense
   */
  void poll();

  /** When MEASURE begins, milliseconds since the epoch; empty until it is known. */
  OptionalLong measureStartMillis();

  /** Whether every answer of MEASURE is in, or the generator has ended as it should. */
  boolean isFinished();

  /** Whether it goes on as it should; false once its process has ended before its time. */
  boolean isAtWork();

  /** Every second so far, without its histograms; none for a driver that does not say. */
  default List<Recording.Second> seconds() {
    return List.of();
  }

  /** Ends a warm-up that goes on until the target is steady; MEASURE follows after its pause. */
  default void measure() {
    throw new IllegalStateException("the warm-up has a length of its own");
  }

  /** Requests of MEASURE that have ended so far; 0 for a tool that says nothing before its end. */
  long completed();

  /** Those of them that are not ok. */
  long errors();

  /** The process that produces load now. */
  ManagedProcess process();

  @Override
  void close();
}
