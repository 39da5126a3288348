package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.run.Progress;

/**
 * Shows on standard error what a run is doing: a line for each finished trial, and below it, in a
 * terminal, one that is overwritten. Elsewhere a trial says something only once a minute.
 */
final class ProgressLine implements Progress {
  private static final long TERMINAL_MS = 250;
  private static final long LOG_MS = 60_000;

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
  private final List<Duration> estimates;
  private final long start = System.nanoTime();
  private Duration leftAfterTrial = Duration.ZERO;
  private Duration expected = Duration.ZERO;
  private long trialStart;
  private long lastShown;
  private int width = Integer.MAX_VALUE;

  /**
   * @param terminal whether lines are overwritten
   * @param columns returns the current width of the terminal; called before each trial, never
   *     within
   */
  ProgressLine(PrintWriter out, Plan plan, boolean terminal, IntSupplier columns) {
    this(
        out,
        plan,
        terminal,
        columns,
        trial -> PlanDuration.of(plan.suite().scenario(trial.scenario())));
  }

  /**
   * @param estimate returns how long a trial will take; it may simulate every arrival, so it is
   *     asked once for each, and not while a load is on
   */
  ProgressLine(
      PrintWriter out,
      Plan plan,
      boolean terminal,
      IntSupplier columns,
      Function<PlannedTrial, Duration> estimate) {
    this.out = out;
    this.plan = plan;
    this.terminal = terminal;
    this.columns = columns;
    this.estimates = plan.trials().stream().map(estimate).toList();
  }

  @Override
  public void begins(PlannedTrial trial) {
    width = terminal ? columns.getAsInt() - 1 : Integer.MAX_VALUE;
    int place = plan.place(trial);
    expected = estimates.get(place - 1);
    leftAfterTrial = estimates.stream().skip(place).reduce(Duration.ZERO, Duration::plus);
    trialStart = System.nanoTime();
    lastShown = trialStart;
    if (terminal) {
      show(heading(trial) + "starting");
    }
  }

  @Override
  public void goesOn(PlannedTrial trial, Supplier<State> state) {
    long now = System.nanoTime();
    if (now - lastShown < (terminal ? TERMINAL_MS : LOG_MS) * 1_000_000) {
      return;
    }
    lastShown = now;
    Duration leftOfTrial = expected.minusNanos(now - trialStart);
    Duration left = leftAfterTrial.plus(leftOfTrial.isNegative() ? Duration.ZERO : leftOfTrial);
    show(
        new LiveLine(
                plan.place(trial),
                plan.trials().size(),
                trial.scenario(),
                left,
                Duration.ofNanos(now - start))
            .of(state.get(), width));
  }

  @Override
  public void ends(PlannedTrial trial, String result) {
    Duration took = Duration.ofNanos(System.nanoTime() - trialStart);
    show(heading(trial) + result + "  (" + LiveLine.clock(took) + ")");
    if (terminal) {
      out.println();
      out.flush();
    }
  }

  private String heading(PlannedTrial trial) {
    return LiveLine.heading(plan.place(trial), plan.trials().size(), trial.scenario(), width);
  }

  private void show(String line) {
    if (terminal) {
      out.print(OVER + LiveLine.cut(line, width) + REST);
    } else {
      out.println(line);
    }
    out.flush();
  }
}
