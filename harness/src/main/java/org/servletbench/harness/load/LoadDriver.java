package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.List;
import org.servletbench.harness.system.ProcessRegistry;

/** Produces load in one particular way: starts a generator and follows it. */
public interface LoadDriver {
  /**
   * Returns the command of the process that produces MEASURE.
   *
   * @param folder folder that the generator writes to
   */
  List<String> command(LoadOrder order, Path folder);

  /**
   * Starts the generator; it warms up by itself.
   *
   * @throws org.servletbench.harness.model.BenchException when it cannot be started
   */
  LoadSession start(LoadOrder order, Path folder, ProcessRegistry registry);

  /** Whether the generator itself waits for the target, and so may be started beside it. */
  default boolean awaitsTarget() {
    return false;
  }
}
