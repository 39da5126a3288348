package org.servletbench.harness.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Lines;
import org.servletbench.harness.report.Say;
import org.servletbench.harness.run.Progress;

/**
 * One line about a trial that goes on. The time left stands in every line; of the figures as many
 * as it holds, the most important ones first.
 *
 * @param place which of the trials that run this is, from 1
 * @param trials how many run
 * @param left time to the end of the run
 * @param elapsed time since its start
 */
record LiveLine(int place, int trials, String scenario, Duration left, Duration elapsed) {
  private static final int LEAST_NAME = 8;

  /** The share of a line that a name takes at most. */
  private static final int OF_NAME = 5;

  /**
   * Returns the line.
   *
   * @param width most characters
   */
  String of(Progress.State state, int width) {
    String phase = state.phase().name().toLowerCase(Locale.ROOT).replace('_', '-');
    StringBuilder line = new StringBuilder(heading(place, trials, scenario, width) + phase);
    line.append("  ").append(clock(left)).append(" left");
    for (String part : parts(state)) {
      if (line.length() + part.length() <= width) {
        line.append(part);
      }
    }
    return cut(line.toString(), width);
  }

  private List<String> parts(Progress.State state) {
    List<String> parts = new ArrayList<>();
    boolean fails = state.errors().orElse(0) > 0;
    state.last().ifPresent(last -> parts.add("  " + Say.perSecond(last.perSecond())));
    if (fails) {
      parts.add("  " + Text.count(state.errors().getAsLong(), "error"));
    }
    state.last().ifPresent(last -> parts.addAll(percentiles(last)));
    add(parts, state.inFlight(), " in flight");
    add(parts, state.queued(), " queued");
    if (!fails) {
      add(parts, state.errors(), " errors");
    }
    add(parts, state.completed(), (state.planned() == 0 ? "" : " of " + state.planned()) + " done");
    parts.add("  " + clock(elapsed) + " elapsed");
    return parts;
  }

  private static List<String> percentiles(LastSecond last) {
    List<String> parts = new ArrayList<>();
    last.p50Millis().ifPresent(value -> parts.add("  p50 " + Say.millis(value)));
    last.p99Millis().ifPresent(value -> parts.add("  p99 " + Say.millis(value)));
    return parts;
  }

  private static void add(List<String> parts, OptionalLong figure, String what) {
    figure.ifPresent(value -> parts.add("  " + value + what));
  }

  /** The number and the scenario of a trial, which is shortened where the line is. */
  static String heading(int place, int trials, String scenario, int width) {
    return Text.of(
        "[%d/%d] %s  ",
        place, trials, Lines.shortened(scenario, Math.max(LEAST_NAME, width / OF_NAME)));
  }

  static String cut(String line, int width) {
    return line.substring(0, Math.max(0, Math.min(line.length(), width)));
  }

  /** A duration as a clock shows it: 0:07, 5:12, 1:05:12. */
  static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 3600
        ? Text.of("%d:%02d", seconds / 60, seconds % 60)
        : Text.of("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
