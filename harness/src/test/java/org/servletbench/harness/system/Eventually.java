package org.servletbench.harness.system;

import java.util.function.BooleanSupplier;

/** Waits for what another process does, for at most 20 s. */
public final class Eventually {
  private Eventually() {}

  public static void isTrue(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not true within 20 s");
      }
      Thread.sleep(10);
    }
  }
}
