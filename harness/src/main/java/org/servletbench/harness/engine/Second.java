package org.servletbench.harness.engine;

import java.util.function.BiConsumer;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.servletbench.harness.model.Outcome;

/**
 * The counts and times of one second, in nanoseconds. The event loop fills it and hands it to the
 * writer, which clears it for another second.
 */
final class Second {
  /** The largest time recorded, beyond any timeout; a longer one is recorded as this. */
  private static final long HIGHEST_NANOS = 3_600_000_000_000L;

  private static final int DIGITS = 3;

  final IntCountsHistogram lag = newHistogram();
  final IntCountsHistogram wait = newHistogram();
  final IntCountsHistogram connect = newHistogram();
  final IntCountsHistogram firstByte = newHistogram();
  final int[] outcomes = new int[Outcome.values().length];

  /** Null until needed. */
  private IntCountsHistogram tls;

  /** Times of requests whose slot is before MEASURE; null until needed. */
  private IntCountsHistogram earlier;

  /** Times by outcome; each null until needed, except for ok. */
  private final IntCountsHistogram[] felt = new IntCountsHistogram[outcomes.length];

  private final IntCountsHistogram[] served = new IntCountsHistogram[outcomes.length];

  /** Times of good answers by stage; the last one holds the time that no stage explains. */
  private final IntCountsHistogram[] stages = new IntCountsHistogram[StageNames.MAX + 1];

  private final StageNames stageNames;

  /** The schedule that the index refers to. */
  Schedule schedule;

  /** The number of the second, from the start of MEASURE; negative in the warm-up. */
  long index;

  /** When the second was closed, on the clock of nanoTime. */
  long endNanos;

  /** Whether this is the last second. */
  boolean last;

  int takenUp;
  int sent;
  int reused;

  /** Requests that were sent before MEASURE and ended in it, without the dropped ones. */
  int completedEarlier;

  /** The good ones among them. */
  int okEarlier;

  int waited;
  int opened;
  int inFlight;
  int waiting;
  int open;

  Second(StageNames stageNames) {
    this.stageNames = stageNames;
    felt[Outcome.OK.ordinal()] = newHistogram();
    served[Outcome.OK.ordinal()] = newHistogram();
  }

  static IntCountsHistogram newHistogram() {
    return new IntCountsHistogram(HIGHEST_NANOS, DIGITS);
  }

  static void record(AbstractHistogram histogram, long nanos) {
    histogram.recordValue(Math.max(0, Math.min(HIGHEST_NANOS, nanos)));
  }

  void felt(Outcome outcome, long nanos) {
    outcomes[outcome.ordinal()]++;
    record(orNew(felt, outcome.ordinal()), nanos);
  }

  /** Counts the end, in MEASURE, of a request whose slot is before it. */
  void earlier(Outcome outcome, long nanos) {
    if (outcome != Outcome.DROPPED) {
      completedEarlier++;
      okEarlier += outcome == Outcome.OK ? 1 : 0;
      if (earlier == null) {
        earlier = newHistogram();
      }
      record(earlier, nanos);
    }
  }

  void served(Outcome outcome, long nanos) {
    record(orNew(served, outcome.ordinal()), nanos);
  }

  void tls(long nanos) {
    if (tls == null) {
      tls = newHistogram();
    }
    record(tls, nanos);
  }

  /** Records the stages; returns the time that they leave of the whole, below 0 if they overlap. */
  long stages(ServerTiming timing, long whole) {
    long outside = whole;
    for (int i = 0; i < stageNames.size(); i++) {
      if (timing.has(i)) {
        outside -= timing.nanos(i);
        record(orNew(stages, i), timing.nanos(i));
      }
    }
    record(orNew(stages, StageNames.MAX), outside);
    return outside;
  }

  long startNanos() {
    return schedule.startOfSecond(index);
  }

  int completed() {
    int completed = 0;
    for (int count : outcomes) {
      completed += count;
    }
    return completed;
  }

  /** Returns a percentile of done - slot over good answers, ns; 0 if there are none. */
  long okFelt(double percent) {
    return felt[Outcome.OK.ordinal()].getValueAtPercentile(percent);
  }

  boolean isEmpty() {
    return takenUp == 0
        && opened == 0
        && connect.getTotalCount() == 0
        && completed() == 0
        && completedEarlier == 0;
  }

  /** Passes on the histograms that hold anything, with their tags. */
  void histograms(BiConsumer<String, AbstractHistogram> each) {
    for (Outcome outcome : Outcome.values()) {
      give(outcome.label() + ".felt", felt[outcome.ordinal()], each);
      give(outcome.label() + ".served", served[outcome.ordinal()], each);
    }
    give("earlier", earlier, each);
    give("lag", lag, each);
    give("wait", wait, each);
    give("connect", connect, each);
    give("tls", tls, each);
    give("first_byte", firstByte, each);
    for (int i = 0; i < stageNames.size(); i++) {
      give("stage." + stageNames.name(i), stages[i], each);
    }
    give("stage." + StageNames.OUTSIDE, stages[StageNames.MAX], each);
  }

  void clear() {
    histograms((tag, histogram) -> histogram.reset());
    java.util.Arrays.fill(outcomes, 0);
    last = false;
    takenUp = 0;
    sent = 0;
    reused = 0;
    completedEarlier = 0;
    okEarlier = 0;
    waited = 0;
    opened = 0;
  }

  private static IntCountsHistogram orNew(IntCountsHistogram[] histograms, int index) {
    IntCountsHistogram histogram = histograms[index];
    if (histogram == null) {
      histogram = newHistogram();
      histograms[index] = histogram;
    }
    return histogram;
  }

  private static void give(
      String tag, AbstractHistogram histogram, BiConsumer<String, AbstractHistogram> each) {
    if (histogram != null && histogram.getTotalCount() > 0) {
      each.accept(tag, histogram);
    }
  }
}
