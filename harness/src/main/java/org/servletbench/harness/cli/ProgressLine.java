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
 * Shows on standard error what a run is doing: in a terminal as one line that is overwritten,
 * elsewhere as a line every 15 s.
 */
final class ProgressLine implements Progress {
  private static final long TERMINAL_MS = 250;
  private static final long LOG_MS = 15_000;

  /**
   * Goes to the start of the line and turns wrapping off. So a terminal that becomes narrower
   * within a trial cuts the line off, instead of scrolling with every update.
   */
  private static final String OVER = "\r\033[?7l";

  /** Erases the rest of an earlier line and turns wrapping on. */
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
   * @param terminal whether lines are overwritten
   * @param columns returns the current width of the terminal; called before each trial, never
   *     within
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

  /** Shows as many parts as fit, and the first as far as it fits. */
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
