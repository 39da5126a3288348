package org.servletbench.harness.cli;

import java.util.function.Consumer;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Leftover;
import org.servletbench.harness.system.ProcessRegistry;

/** Ends processes that a killed run left behind: they would share the machine with the next run. */
final class Leftovers {
  private Leftovers() {}

  /** Ends all of them. */
  static void end(ProcessRegistry registry, Consumer<String> say) {
    for (Leftover leftover : registry.leftovers()) {
      say.accept(
          Text.of(
              "ending %s (pid %s), left behind by an earlier run that was killed",
              leftover.name(), leftover.pids()));
      registry.end(leftover);
    }
  }
}
