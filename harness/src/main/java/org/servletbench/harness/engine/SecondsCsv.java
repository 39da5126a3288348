package org.servletbench.harness.engine;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.HdrHistogram.AbstractHistogram;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Text;

/** Writes a row per second, as soon as the second is over. */
final class SecondsCsv {
  private static final String HEADER =
      "second,epoch_ms,offered,sent,reused,completed,"
          + Arrays.stream(Outcome.values()).map(Outcome::label).collect(Collectors.joining(","))
          + ",waited,in_flight,waiting,connections_opened,connections_open"
          + ",lag_p50_us,lag_p99_us,lag_max_us,ok_felt_p50_us,ok_felt_p99_us"
          + ",completed_earlier,ok_earlier";

  private final OutputFile file;
  private static final long SECOND = 1_000_000_000;

  private Schedule schedule;

  /** The intended arrivals, the same as the event loop's, however late the loop is. */
  private final ArrivalSource offered;

  private final boolean open;
  private long nextStart = Long.MAX_VALUE;
  private Second before;

  SecondsCsv(OutputFile file, EngineOptions options, Schedule schedule) {
    this.file = file;
    this.schedule = schedule;
    open = options.load() instanceof Load.Open;
    offered = ArrivalSource.of(options, schedule);
    file.text().println(HEADER);
    file.flush();
  }

  /** Adds the row of a second, and of those before it in which the event loop did not run. */
  void add(Second second) {
    if (second.schedule != schedule) {
      schedule = second.schedule;
      offered.reschedule(schedule);
    }
    for (long start = nextStart; start < second.startNanos(); start += SECOND) {
      row(schedule.secondOf(start), before, true);
    }
    row(second.index, second, false);
    file.flush();
    nextStart = second.startNanos() + SECOND;
    before = second;
  }

  private void row(long index, Second second, boolean empty) {
    PrintStream text = file.text();
    LongStream counts =
        LongStream.of(
            offered(index, empty ? 0 : second.takenUp),
            empty ? 0 : second.sent,
            empty ? 0 : second.reused,
            empty ? 0 : second.completed());
    LongStream outcomes = Arrays.stream(second.outcomes).mapToLong(count -> empty ? 0 : count);
    LongStream rest =
        LongStream.of(
            empty ? 0 : second.waited,
            second.inFlight,
            second.waiting,
            empty ? 0 : second.opened,
            second.open);
    text.print(index + "," + schedule.epochMillis(schedule.startOfSecond(index)) + ",");
    text.print(
        LongStream.concat(counts, LongStream.concat(outcomes, rest))
            .mapToObj(Long::toString)
            .collect(Collectors.joining(",")));
    AbstractHistogram lag = second.lag;
    if (empty || lag.getTotalCount() == 0) {
      text.print(",,,");
    } else {
      text.printf(
          Locale.ROOT,
          ",%.1f,%.1f,%.1f",
          lag.getValueAtPercentile(50) / 1e3,
          lag.getValueAtPercentile(99) / 1e3,
          lag.getMaxValue() / 1e3);
    }
    text.print(micros(empty ? 0 : second.okFelt(50)) + micros(empty ? 0 : second.okFelt(99)));
    text.print(
        Text.of(",%d,%d\n", empty ? 0 : second.completedEarlier, empty ? 0 : second.okEarlier));
  }

  private static String micros(long nanos) {
    return nanos == 0 ? "," : Text.of(",%.1f", nanos / 1e3);
  }

  private long offered(long index, long takenUp) {
    if (!open && schedule.startOfSecond(index) >= schedule.settleStartNanos()) {
      return takenUp; // a client decides only after its answer
    }
    long count = 0;
    long end = schedule.startOfSecond(index + 1);
    while (offered.due() < end) {
      offered.take();
      count++;
    }
    return count;
  }
}
