package org.servletbench.harness.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.servletbench.harness.model.Outcome;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does it cost the load engine to record a request?
 *
 * <p>The second never ends: handing it over to the writer, once a second, is not part of it.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordAnAnswer extends MicroBenchmark {

  private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(60);

  /** All requests have the slot at which MEASURE starts. */
  private static final long SLOT = 0;

  /** A power of two, so that an index needs no division. */
  private static final int DIFFERENT = 1024;

  private final long[] nanos = new long[DIFFERENT];
  private int next;
  private Recorder recorder;

  @Setup
  public void spread() {
    Random random = new Random(1);
    for (int i = 0; i < DIFFERENT; i++) {
      nanos[i] = (long) Math.pow(10, 5 + 4 * random.nextDouble());
    }
  }

  /** Starts an empty one, since its counts of 32 bits would overflow in a long run. */
  @Setup(Level.Iteration)
  public void startEmpty() {
    recorder = new Recorder(TIMEOUT);
    recorder.start(
        new Schedule(
            Optional.empty(),
            SLOT,
            SLOT,
            Duration.ofHours(1),
            Instant.EPOCH,
            Duration.ZERO,
            true,
            true),
        SLOT);
  }

  private long nextNanos() {
    return nanos[next++ & DIFFERENT - 1];
  }

  /** Records the end only. */
  @Benchmark
  public Object answerOnly() {
    recorder.answered(Outcome.OK, SLOT, SLOT, nextNanos());
    return recorder;
  }

  /** Records all that the engine does of a request on a connection that is open. */
  @Benchmark
  public Object wholeRequest() {
    long done = nextNanos();
    recorder.takenUp(done >> 8);
    recorder.sent(SLOT, true);
    recorder.firstByte(SLOT, done - 100);
    recorder.answered(Outcome.OK, SLOT, SLOT, done);
    return recorder;
  }
}
