package org.servletbench.harness.system;

import java.util.ArrayList;
import java.util.List;

/** Closes several processes at once. */
public final class Closing {
  private Closing() {}

  /** Ends processes side by side, each even if another one does not end. */
  public static void all(List<ManagedProcess> processes) {
    processes.forEach(ManagedProcess::requestEnd);
    inTurn(processes.stream().<Runnable>map(each -> each::close).toList());
  }

  /** Does everything, then throws the first failure, with the others in it. */
  static void inTurn(List<Runnable> acts) {
    List<RuntimeException> failures = new ArrayList<>();
    for (Runnable act : acts) {
      try {
        act.run();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      failures.stream().skip(1).forEach(failures.getFirst()::addSuppressed);
      throw failures.getFirst();
    }
  }
}
