package org.servletbench.harness.verify;

import org.servletbench.harness.model.Text;

/** What speaks against a difference as a statistic. */
public sealed interface Caveat {
  /** The fewest rounds of a comparison that is to be published. */
  int ENOUGH = 5;

  /** Returns it as {@code comparison.csv} has it. */
  String words();

  /** The interval rests on few rounds. */
  record FewTrials(int n) implements Caveat {
    @Override
    public String words() {
      return Text.of("few trials: %d of at least %d", n, ENOUGH);
    }
  }

  /** Both sides have the same value in some rounds, so that the test by ranks is approximate. */
  record Ties(int equal, int n) implements Caveat {
    @Override
    public String words() {
      return Text.of("ties: equal in %d of %d rounds", equal, n);
    }
  }

  /** The metric drifted: see {@link Drift}. */
  record Drifting() implements Caveat {
    @Override
    public String words() {
      return "drift over the run";
    }
  }

  /**
   * A scenario has been as far from itself on this machine.
   *
   * @param floor how far, as a ratio
   * @param suite suite that showed it
   */
  record BelowFloor(double floor, String suite) implements Caveat {
    @Override
    public String words() {
      return Text.of("below the noise floor: %.3gx in %s", floor, suite);
    }
  }
}
