package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.Outcome;

class RecorderTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;
  private static final long TIMEOUT = 1000 * MILLI;
  private static final long START = 77 * MILLI;

  private final TestPool test = new TestPool(TIMEOUT, START, 1, Overload.WAIT);
  private final Recorder recorder = test.recorder;

  @Test
  void reasons_are_those_of_the_measured_requests() {
    recorder.other(START - 1, "status 503");
    recorder.other(START, "status 404");
    recorder.other(START, "status 404");

    assertThat(test.end().totals().otherMessages()).containsExactly("status 404");
  }

  /** The event loop looks at deadlines now and then: the client gave up at its deadline. */
  @ParameterizedTest
  @EnumSource(names = {"READ_TIMEOUT", "CONNECT_TIMEOUT"})
  void a_timeout_counts_with_its_cap_whenever_it_is_noticed_whether_it_was_sent_or_not(
      Outcome timeout) {
    recorder.answered(timeout, START, START + 300 * MILLI, START + TIMEOUT + 250 * MILLI);
    recorder.givenUp(timeout, START, START + TIMEOUT + 900 * MILLI);
    recorder.givenUp(timeout, START, START + TIMEOUT + 1);

    TestPool.Seen seen = test.end();
    assertThat(seen.count(timeout)).isEqualTo(3);
    assertThat(seen.millis(timeout.label() + ".felt")).isCloseTo(1000, within(0.6));
    assertThat(seen.millis(timeout.label() + ".served")).isCloseTo(1000, within(0.6));
  }

  /**
   * The load has run for a second: what was sent in that is counted, what was sent before is not.
   */
  @ParameterizedTest
  @EnumSource(names = {"OK", "READ_TIMEOUT"})
  void an_end_in_MEASURE_of_a_request_of_the_warm_up_is_none_of_its_own(Outcome outcome) {
    test.settlesFor(Duration.ofSeconds(1));
    long inTheLoad = START - SECOND + MILLI;
    long inTheWarmUp = START - SECOND - MILLI;
    recorder.answered(outcome, inTheLoad, inTheLoad, START + MILLI);
    recorder.answered(outcome, inTheWarmUp, inTheWarmUp, START + MILLI);
    recorder.givenUp(outcome, inTheWarmUp, START + MILLI);

    TestPool.Seen seen = test.end();
    assertThat(seen.second().completed()).isZero();
    assertThat(seen.second().completedEarlier).isEqualTo(1);
    assertThat(seen.histograms()).doesNotContainKey(outcome.label() + ".felt");
    assertThat(seen.count(outcome)).isZero();
  }

  @Test
  void nothing_is_recorded_after_the_end() {
    recorder.sent(START, false);
    recorder.answered(Outcome.OK, START, START, START + MILLI);
    TestPool.Seen seen = test.end();

    recorder.sent(START + MILLI, false);
    recorder.answered(Outcome.OK, START + MILLI, START + MILLI, START + 2 * MILLI);
    recorder.roll(START + 2 * SECOND, test.connections);

    assertThat(seen.second().completed()).isEqualTo(1);
    assertThat(recorder.totals().sent()).isEqualTo(1);
    assertThat(recorder.totals().outcomes()[Outcome.OK.ordinal()]).isEqualTo(1);
    assertThat(recorder.finished).isEmpty();
  }

  @Test
  void an_answer_is_felt_from_its_slot_and_served_from_its_send() {
    recorder.answered(Outcome.OK, START, START + 30 * MILLI, START + 50 * MILLI);

    TestPool.Seen seen = test.end();
    assertThat(seen.millis("ok.felt")).isCloseTo(50, within(0.05));
    assertThat(seen.millis("ok.served")).isCloseTo(20, within(0.05));
  }

  @Test
  void what_was_dropped_took_until_it_was_dropped_and_was_never_served() {
    recorder.givenUp(Outcome.DROPPED, START, START + 40 * MILLI);

    TestPool.Seen seen = test.end();
    assertThat(seen.millis("dropped.felt")).isCloseTo(40, within(0.05));
    assertThat(seen.histograms()).doesNotContainKey("dropped.served");
    assertThat(seen.second().completed()).isEqualTo(1);
  }

  @Test
  void the_totals_hold_what_has_its_slot_in_MEASURE_and_nothing_of_the_warm_up() {
    recorder.sent(START - 1, false);
    recorder.sent(START, true);
    recorder.sent(START + MILLI, false);
    recorder.answered(Outcome.OK, START - 1, START - 1, START + MILLI);
    recorder.answered(Outcome.OK, START, START, START + MILLI);
    recorder.givenUp(Outcome.CONNECT_REFUSED, START - 1, START + MILLI);

    Totals totals = test.end().totals();
    assertThat(totals.sent()).isEqualTo(2);
    assertThat(totals.reused()).isEqualTo(1);
    assertThat(totals.outcomes()[Outcome.OK.ordinal()]).isEqualTo(1);
    assertThat(totals.outcomes()[Outcome.CONNECT_REFUSED.ordinal()]).isZero();
  }

  @Test
  void the_seconds_before_MEASURE_have_negative_numbers() {
    EngineOptions options = TestPool.options("--warm-up=even:20:3s");
    Schedule schedule = Schedule.after(0, Instant.EPOCH, options);
    long start = schedule.measureStartNanos();

    assertThat(start).isEqualTo(3 * SECOND);
    assertThat(schedule.secondOf(start)).isZero();
    assertThat(schedule.secondOf(start - 1)).isEqualTo(-1);
    assertThat(schedule.secondOf(start - SECOND)).isEqualTo(-1);
    assertThat(schedule.secondOf(start - SECOND - 1)).isEqualTo(-2);
    assertThat(schedule.secondOf(start + SECOND - 1)).isZero();
    assertThat(schedule.startOfSecond(-1)).isEqualTo(start - SECOND);
  }
}
