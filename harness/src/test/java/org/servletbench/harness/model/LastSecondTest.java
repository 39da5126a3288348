package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LastSecondTest {
  @Test
  void percentiles_are_those_of_the_good_answers_whatever_their_order() {
    LastSecond second =
        LastSecond.of(120, LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());

    assertThat(second.perSecond()).isEqualTo(120);
    assertThat(second.p50Millis()).hasValue(50);
    assertThat(second.p99Millis()).hasValue(99);
    assertThat(second.inFlight()).isEmpty();
  }

  @Test
  void without_a_good_answer_there_is_no_response_time() {
    assertThat(LastSecond.of(3, new long[0]).p50Millis()).isEmpty();
    assertThat(LastSecond.of(3, new long[0]).p99Millis()).isEmpty();
  }
}
