package org.servletbench.jmh.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.AbstractHistogram;
import org.junit.jupiter.api.Test;
import org.servletbench.app.measure.Timing;
import org.servletbench.jmh.Once;

class MeasuringIT {

  @Test
  void each_instrument_holds_the_one_duration() throws Exception {
    Once.each(
        RecordADuration.class,
        (call, benchmark) -> {
          if (call.result() instanceof Timing timing) {
            assertThat(timing.snapshot().count()).isEqualTo(1);
            assertThat(timing.snapshot().sumNanos()).isBetween(100_000L, 1_000_000_000L);
          } else {
            AbstractHistogram histogram = (AbstractHistogram) call.result();
            assertThat(histogram.getTotalCount()).isEqualTo(1);
            assertThat(histogram.getMaxValue()).isBetween(100_000L, 1_001_000_000L);
          }
        });
  }

  @Test
  void the_header_names_all_four_stages() throws Exception {
    Once.each(
        ReportStages.class,
        (call, benchmark) ->
            assertThat((String) call.result())
                .matches("queue;dur=.*, dispatch;dur=.*, downstream;dur=.*, redispatch;dur=.*"));
  }
}
