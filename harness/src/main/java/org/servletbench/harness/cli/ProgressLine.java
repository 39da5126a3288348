package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
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

  /**
   * To the start of the line, with its end not wrapped: a terminal made narrower within a trial
   * cuts the line off, where it would else scroll with every update.
   */
  private static final String OVER = "\r\033[?7l";

  /** Erases what an earlier line left, and wraps again. */
  private static final String REST = "\033[K\033[?7h";

  private final PrintWriter out;
  private final Plan plan;
  private final boolean terminal;
  private final IntSupplier columns;
  private final long start = System.nanoTime();
  private Duration leftAfterTrial;
  private long trialStart;
  private long lastShown;
  private int width = Integer.MAX_VALUE;

  /**
   * @param terminal whether lines are written over
   * @param columns how wide that terminal is now; asked ahead of each trial, never within
   */
  ProgressLine(PrintWriter out, Plan plan, boolean terminal, IntSupplier columns) {
    this.out = out;
    this.plan = plan;
    this.terminal = terminal;
    this.columns = columns;
    this.leftAfterTrial = PlanDuration.of(plan);
  }

  @Override
  public void begins(PlannedTrial trial) {
    width = terminal ? columns.getAsInt() : Integer.MAX_VALUE;
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
    String done =
        state.planned() == 0
            ? Long.toString(state.completed())
            : state.completed() + " of " + state.planned();
    show(
        heading(trial) + state.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        "  " + PlanDuration.words(left) + " left",
        Text.of("  %s done", done),
        Text.of(", %d not ok", state.errors()),
        Text.of(", %d in flight", state.inFlight()),
        Text.of(", %d queued", state.queued()),
        "  " + PlanDuration.words(Duration.ofNanos(now - start)) + " elapsed");
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
    }
  }

  private String heading(PlannedTrial trial) {
    return Text.of("[%d/%d] %s  ", trial.number(), plan.trials().size(), trial.scenario());
  }

  private Duration expected(PlannedTrial trial) {
    return PlanDuration.of(plan.suite().scenario(trial.scenario()));
  }

  /** As many parts as fit, the first as far as it does. */
  private void show(String... parts) {
    lastShown = System.nanoTime();
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      if (line.isEmpty() || line.length() + part.length() < width) {
        line.append(part);
      }
    }
    if (terminal) {
      out.print(OVER + line.substring(0, Math.min(line.length(), width - 1)) + REST);
    } else {
      out.println(line);
    }
    out.flush();
  }
}
