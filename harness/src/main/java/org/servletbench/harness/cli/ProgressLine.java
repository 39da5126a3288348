package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.run.Progress;

/**
 * Shows on standard error what a run is doing: one line that is written over in a terminal, a line
 * every 15 s elsewhere.
 */
final class ProgressLine implements Progress {
  private static final long TERMINAL_MS = 250;
  private static final long LOG_MS = 15_000;

  private final PrintWriter out;
  private final Plan plan;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private Duration leftAfterTrial;
  private long trialStart;
  private long lastShown;
  private int widest;

  ProgressLine(PrintWriter out, Plan plan, boolean terminal) {
    this.out = out;
    this.plan = plan;
    this.terminal = terminal;
    this.leftAfterTrial = PlanDuration.of(plan);
  }

  @Override
  public void begins(PlannedTrial trial) {
    trialStart = System.nanoTime();
    leftAfterTrial = leftAfterTrial.minus(expected(trial));
    show(heading(trial) + "starting");
  }

  @Override
  public void goesOn(PlannedTrial trial, State state) {
    long now = System.nanoTime();
    if (now - lastShown < (terminal ? TERMINAL_MS : LOG_MS) * 1_000_000) {
      return;
    }
    Duration leftOfTrial = expected(trial).minusNanos(now - trialStart);
    Duration left = leftAfterTrial.plus(leftOfTrial.isNegative() ? Duration.ZERO : leftOfTrial);
    show(
        Text.of(
            "%s%s  %s elapsed, %s left  %s done, %d in flight, %d not ok, %d queued",
            heading(trial),
            state.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            PlanDuration.words(Duration.ofNanos(now - start)),
            PlanDuration.words(left),
            state.planned() == 0
                ? Long.toString(state.completed())
                : state.completed() + " of " + state.planned(),
            state.inFlight(),
            state.errors(),
            state.queued()));
  }

  @Override
  public void ends(PlannedTrial trial) {
    show(
        heading(trial)
            + "done in "
            + PlanDuration.words(Duration.ofNanos(System.nanoTime() - trialStart)));
    if (terminal) {
      out.println();
      out.flush();
      widest = 0;
    }
  }

  private String heading(PlannedTrial trial) {
    return Text.of("[%d/%d] %s  ", trial.number(), plan.trials().size(), trial.scenario());
  }

  private Duration expected(PlannedTrial trial) {
    return PlanDuration.of(plan.suite().scenario(trial.scenario()));
  }

  private void show(String line) {
    lastShown = System.nanoTime();
    if (terminal) {
      widest = Math.max(widest, line.length());
      out.print("\r" + line + " ".repeat(widest - line.length()));
    } else {
      out.println(line);
    }
    out.flush();
  }
}
