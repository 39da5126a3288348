package org.servletbench.harness;

/**
 * Tests of instants and rates. A machine that stands still for half a second may spoil a round by
 * chance; a fault of the product spoils every round.
 */
public final class Rounds {
  /** A round; its number gives its files a place of their own. */
  public interface Round {
    void run(int number) throws Exception;
  }

  private Rounds() {}

  /** Runs rounds until one passes; the last one decides. */
  public static void upTo(int most, Round round) throws Exception {
    for (int number = 1; number < most; number++) {
      try {
        round.run(number);
        return;
      } catch (AssertionError e) {
        System.err.println("round " + number + " of " + most + ": " + e.getMessage());
      }
    }
    round.run(most);
  }
}
