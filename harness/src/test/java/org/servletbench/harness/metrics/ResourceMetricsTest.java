package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

/** The article's trial: 2 ms of CPU a request, and a reading of the side door each half second. */
class ResourceMetricsTest {
  private static final TrialRecord ARTICLE =
      ArticleTrial.of(ArticleTrial.scenario("a", Strategy.BLOCKING)).record();
  private static final long READING_NANOS = 5_000_000;

  /** Its reading at the start of MEASURE. */
  private static final int AT_START = 2;

  @Test
  void what_our_own_readings_cost_is_not_what_requests_cost() {
    TrialRecord read = withSideDoor(reading -> Math.max(0, reading - AT_START) * READING_NANOS);

    assertThat(value(read, "cpu_us_per_request")).isCloseTo(2000, within(1e-6));
    assertThat(value(read, "reading_cpu_us")).isCloseTo(5000, within(1e-6));
  }

  @Test
  void a_side_door_that_tells_nothing_of_itself_has_cost_nothing_that_we_know_of() {
    TrialRecord untold = withSideDoor(reading -> -1);

    assertThat(value(untold, "cpu_us_per_request")).isCloseTo(2000, within(1e-6));
    assertThat(find(untold, "reading_cpu_us")).isEmpty();
  }

  @Test
  void the_machine_is_as_busy_as_all_its_cores_together() {
    assertThat(value(ARTICLE, "machine_busy_share"))
        .as("a quarter of one of two cores")
        .isCloseTo(0.125, within(1e-9));
  }

  @Test
  void what_is_neither_idle_nor_of_the_trial_is_of_others() {
    TrialRecord watched = withIdle(0.5);
    double ours =
        value(watched, "cpu_cores_benchmark_app")
            + value(watched, "cpu_cores_sleeping_service")
            + value(watched, "generator_cpu_cores_between_readings");

    assertThat(value(watched, "machine_busy_share"))
        .as("1.5 of two cores")
        .isCloseTo(0.75, within(1e-6));
    assertThat(value(watched, "others_cpu_cores")).isCloseTo(1.5 - ours, within(1e-6));
    assertThat(find(ARTICLE, "others_cpu_cores")).as("idle time was not read").isEmpty();
  }

  /** The kernel says that its counter of idle time may fall. */
  @Test
  void a_counter_of_idle_time_that_falls_leaves_the_machine_unknown() {
    List<Reading> readings = new ArrayList<>();
    boolean fell = false;
    for (Reading each : withIdle(0.5).readings()) {
      long at = each.use().epochMillis();
      boolean falls =
          !fell && each.process().equals(Reading.IDLE) && at > ArticleTrial.ORIGIN + 10_000;
      ProcessReading use = falls ? ProcessReading.ofTime(at, 0) : each.use();
      readings.add(new Reading(each.process(), use, each.counters(), each.acceptQueue()));
      fell |= falls;
    }
    TrialRecord record = Records.withReadings(ARTICLE, readings);

    assertThat(fell).isTrue();
    assertThat(find(record, "others_cpu_cores")).isEmpty();
    assertThat(find(record, "machine_busy_share").orElseThrow().value()).isEmpty();
  }

  /** The kernel adds up the run queues of all cores, and so may tell 2 s a second. */
  @Test
  void a_quota_holds_back_the_mean_of_the_cores_that_the_app_may_use() {
    TrialRecord held =
        Records.seen(
            growing(Reading.THROTTLED, 1),
            seen -> Records.withRoom(seen, new CpuRoom(2, OptionalDouble.of(0.5))));

    assertThat(value(held, "throttled_share")).isCloseTo(0.5, within(1e-6));
    assertThat(value(held, "app_cores_allowed")).isEqualTo(0.5);
  }

  /** Adds readings of a machine of which so many cores are idle all the time. */
  private static TrialRecord withIdle(double cores) {
    return growing(Reading.IDLE, cores);
  }

  /** Adds readings of a time that grows by so many seconds a second. */
  private static TrialRecord growing(String process, double seconds) {
    List<Reading> readings = new ArrayList<>(ARTICLE.readings());
    long first = readings.getFirst().use().epochMillis();
    for (Reading reading : ARTICLE.readings()) {
      if (reading.process().equals(Reading.STOLEN)) {
        long at = reading.use().epochMillis();
        ProcessReading time = ProcessReading.ofTime(at, Math.round((at - first) * 1e6 * seconds));
        readings.add(new Reading(process, time, Optional.empty(), OptionalInt.empty()));
      }
    }
    return Records.withReadings(ARTICLE, readings);
  }

  /**
   * Changes what the side door's thread has used by the time of a reading; the app's CPU time holds
   * it as well.
   *
   * @param used by number of the reading, the first at 0; ns, -1 for untold
   */
  private static TrialRecord withSideDoor(IntToLongFunction used) {
    List<Reading> readings = new ArrayList<>();
    int number = 0;
    for (Reading reading : ARTICLE.readings()) {
      readings.add(
          reading.process().equals(Reading.APP)
              ? with(reading, used.applyAsLong(number++))
              : reading);
    }
    return Records.withReadings(ARTICLE, readings);
  }

  private static Reading with(Reading reading, long nanos) {
    ProcessReading use = reading.use();
    Reading.Counters told = reading.counters().orElseThrow();
    return new Reading(
        reading.process(),
        new ProcessReading(
            use.epochMillis(),
            use.cpuNanos() + Math.max(0, nanos),
            use.rssBytes(),
            use.threads(),
            use.contextSwitches(),
            use.fds()),
        Optional.of(
            new Reading.Counters(
                told.entered(),
                told.completed(),
                told.callsStarted(),
                told.inFlight(),
                told.queued(),
                told.busy(),
                told.executorActive(),
                told.executorQueued(),
                told.gcCount(),
                told.gcMillis(),
                told.connections(),
                told.rejected(),
                told.clientInUse(),
                told.clientWaiting(),
                new JvmReading(-1, -1, -1, -1, -1, -1, nanos))),
        reading.acceptQueue());
  }

  private static double value(TrialRecord record, String metric) {
    return find(record, metric).orElseThrow().value().orElseThrow();
  }

  private static Optional<Measurement> find(TrialRecord record, String metric) {
    return MeasurementExtractor.extract(record).stream()
        .filter(measurement -> measurement.metric().label().equals(metric))
        .findFirst();
  }
}
