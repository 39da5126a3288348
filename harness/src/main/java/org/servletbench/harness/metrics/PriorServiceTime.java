package org.servletbench.harness.metrics;

import java.util.List;
import org.servletbench.harness.model.Text;

/**
 * A service time that is known without the trial that it is for: the downstream's delay, and what
 * the way to wait adds to it as other scenarios measured it below their knee.
 *
 * @param delayMillis what the suite asks of the downstream
 * @param addedMillis what the way to wait adds, 0 if no other scenario measured it
 * @param measuredIn the scenarios that measured it
 */
public record PriorServiceTime(double delayMillis, double addedMillis, List<String> measuredIn) {
  /** What a measured service time leaves out: the writing of the answer. */
  private static final double WRITING_MS = 2;

  private static final double LEAST_ADDED_MS = 1;
  private static final double MOST_ADDED_MS = 5;
  private static final double ADDED_OF_DELAY = 0.03;

  public PriorServiceTime {
    measuredIn = List.copyOf(measuredIn);
  }

  /**
   * The most that a sound way to wait adds to a delay: 3 % of it, at least 1 ms and at most 5 ms. A
   * downstream or an app that takes longer does not do what the suite says.
   */
  public static double mostAddedMillis(double delayMillis) {
    return Math.clamp(ADDED_OF_DELAY * delayMillis, LEAST_ADDED_MS, MOST_ADDED_MS);
  }

  public double millis() {
    return delayMillis + addedMillis;
  }

  /** The same with the most that it leaves out. */
  public double slowerMillis() {
    return millis() + leftOutMillis();
  }

  private double leftOutMillis() {
    double most = mostAddedMillis(delayMillis);
    return measuredIn.isEmpty() ? most : Math.min(WRITING_MS, most);
  }

  public String source() {
    return measuredIn.isEmpty()
        ? Text.of("delay %s ms alone: no other scenario measured what is added", say(delayMillis))
        : Text.of(
            "delay %s ms + %s ms that it added in %s",
            say(delayMillis), say(addedMillis), String.join(" and ", measuredIn));
  }

  /** Says how much more the slower one is than the figure of that name. */
  public String slowerSource(String than) {
    return Text.of("%s + %s ms of allowance", than, say(leftOutMillis()));
  }

  private static String say(double millis) {
    return Text.of("%.3f", millis).replaceAll("\\.?0+$", "");
  }
}
