package org.servletbench.harness.cli;

import java.util.function.Supplier;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.run.Progress;

/** Says nothing while trials go on. */
final class Silence implements Progress {
  @Override
  public void begins(PlannedTrial trial) {}

  @Override
  public void goesOn(PlannedTrial trial, Supplier<State> state) {}

  @Override
  public void ends(PlannedTrial trial, String result) {}
}
