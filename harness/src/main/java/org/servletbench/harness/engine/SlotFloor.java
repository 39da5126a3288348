package org.servletbench.harness.engine;

import io.netty.channel.IoEventLoop;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.HdrHistogram.IntCountsHistogram;
import org.servletbench.harness.model.BenchException;

/**
 * A program that waits for evenly spaced slots as the engine does, on the same event loop, but does
 * nothing at them. How late it wakes is the machine's share of the engine's lag. It writes the
 * percentiles of each second, in nanoseconds, to a file of properties.
 */
public final class SlotFloor {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final long SECOND = 1_000_000_000;

  /** Seconds that are discarded, because the loop's code is compiled in them. */
  private static final int WARM_UP_SECONDS = 2;

  private SlotFloor() {}

  /**
   * Measures, writes the file and ends.
   *
   * @param args {@code --rate=SLOTS_PER_SECOND --seconds=N --out=FILE}, in that order
   */
  public static void main(String[] args) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    if (args.length != 3
        || !args[0].matches("--rate=[1-9][0-9]{0,5}")
        || !args[1].matches("--seconds=[1-9][0-9]{0,2}")
        || !args[2].startsWith("--out=")) {
      System.err.println("slot floor: the arguments are --rate=N --seconds=N --out=FILE");
      System.exit(WRONG_USAGE);
    }
    try {
      write(measure(number(args[0]), number(args[1])), Path.of(value(args[2])));
    } catch (BenchException e) {
      System.err.println("slot floor: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static Seconds measure(int rate, int seconds) throws InterruptedException {
    Seconds slots = new Seconds(rate, WARM_UP_SECONDS + seconds);
    IoEventLoop loop = Transport.best().newLoop("slot-floor", slots);
    loop.execute(
        () -> {
          slots.timerSlackNanos = Transport.reduceTimerSlack();
          slots.start(System.nanoTime());
        });
    slots.done.await();
    return slots;
  }

  private static void write(Seconds slots, Path out) {
    Properties properties = new Properties();
    properties.setProperty("timer-slack-ns", Long.toString(slots.timerSlackNanos));
    IntStream.range(WARM_UP_SECONDS, slots.lateness.length)
        .forEach(
            second -> {
              IntCountsHistogram lateness = slots.lateness[second];
              int number = second - WARM_UP_SECONDS;
              properties.setProperty(
                  "second." + number + ".p50-ns", Long.toString(lateness.getValueAtPercentile(50)));
              properties.setProperty(
                  "second." + number + ".p99-ns", Long.toString(lateness.getValueAtPercentile(99)));
            });
    OutputFile.write(out, properties);
  }

  private static int number(String argument) {
    return Integer.parseInt(value(argument));
  }

  private static String value(String argument) {
    return argument.substring(argument.indexOf('=') + 1);
  }

  /** The slots and how late each was met, second by second. */
  private static final class Seconds implements Pacer {
    private final CountDownLatch done = new CountDownLatch(1);
    private final IntCountsHistogram[] lateness;
    private final long rate;
    private final long slots;
    private volatile long timerSlackNanos;
    private long start = NEVER;
    private long met;

    Seconds(int rate, int seconds) {
      this.rate = rate;
      slots = (long) rate * seconds;
      lateness = new IntCountsHistogram[seconds];
      java.util.Arrays.setAll(lateness, second -> Second.newHistogram());
    }

    /** Starts the slots; called in the event loop. */
    void start(long now) {
      start = now;
    }

    @Override
    public long fire(long now) {
      if (start == NEVER || met == slots) {
        return NEVER;
      }
      long due = due();
      while (due <= now && met < slots) {
        Second.record(lateness[(int) (met / rate)], now - due);
        met++;
        due = due();
      }
      if (met == slots) {
        done.countDown();
        return NEVER;
      }
      return due;
    }

    private long due() {
      return start + met * SECOND / rate;
    }
  }
}
