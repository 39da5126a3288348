package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.List;
import org.servletbench.harness.system.ProcessRegistry;

/** One way to produce load: starts a generator, and follows it. */
public interface LoadDriver {
  /**
   * The command of the process that produces MEASURE.
   *
   * @param folder where the generator writes
   */
  List<String> command(LoadOrder order, Path folder);

  /**
   * Starts the generator; it warms up by itself.
   *
   * @throws org.servletbench.harness.model.BenchException when it cannot be started
   */
  LoadSession start(LoadOrder order, Path folder, ProcessRegistry registry);

  /** Whether it asks until the target answers, and so may be started beside it. */
  default boolean awaitsTarget() {
    return false;
  }
}
