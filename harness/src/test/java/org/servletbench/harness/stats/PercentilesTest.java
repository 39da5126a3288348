package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {
  @ParameterizedTest(name = "of 1 to {0} the {1}th percentile is {2}")
  @CsvSource({
    "1, 50, 1",
    "1, 99, 1",
    "2, 50, 1",
    "3, 50, 2",
    "4, 50, 2",
    "10, 90, 9",
    "10, 91, 10",
    "100, 99, 99",
    "100, 99.9, 100",
    "1200, 50, 600",
    "1200, 99, 1188",
    "10000, 99.9, 9990",
    "5, 100, 5",
    "5, 0.001, 1"
  })
  void the_rank_is_rounded_up(int n, double p, long value) {
    assertThat(Percentiles.nearestRank(LongStream.rangeClosed(1, n).toArray(), p)).isEqualTo(value);
  }

  @Test
  void the_rank_is_that_of_hdr_histogram() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      long[] values = random.longs(1 + random.nextInt(2000), 1, 100_000).sorted().toArray();
      Histogram histogram = new Histogram(5);
      for (long value : values) {
        histogram.recordValue(value);
      }
      for (double p :
          new double[] {1, 10, 50, 75, 90, 95, 99, 99.9, 100, 100 * random.nextDouble()}) {
        if (p > 0) {
          assertThat(Percentiles.nearestRank(values, p))
              .as("p%s of %d", p, values.length)
              .isEqualTo(histogram.getValueAtPercentile(p));
        }
      }
    }
  }

  @ParameterizedTest(name = "p{1} of {0}: reported {2}, compared {3}")
  @CsvSource({
    "0, 50, false, false",
    "19, 50, false, false",
    "20, 50, true, false",
    "200, 50, true, true",
    "199, 50, true, false",
    "999, 99, false, false",
    "1000, 99, true, false",
    "1200, 99, true, false",
    "9999, 99, true, false",
    "10000, 99, true, true",
    "10000, 99.9, true, false",
    "100000, 99.9, true, true",
    "100000, 100, false, false",
  })
  void a_percentile_takes_requests_beyond_it(long n, double p, boolean reported, boolean compared) {
    assertThat(Percentiles.reportable(n, p)).isEqualTo(reported);
    assertThat(Percentiles.comparable(n, p)).isEqualTo(compared);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 100.1, Double.NaN})
  void a_percentile_out_of_range_is_refused(double p) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Percentiles.nearestRank(new long[] {1}, p))
        .withMessage("p must be greater than 0 and at most 100, not " + p);
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.reportable(10, p));
  }

  @Test
  void nothing_negative_counts_and_unsorted_values_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Percentiles.nearestRank(new long[0], 50))
        .withMessage("sorted must hold at least one value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Percentiles.nearestRank(new long[] {3, 2, 1}, 50))
        .withMessage("sorted must be in ascending order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Percentiles.comparable(-1, 50))
        .withMessage("n must not be negative, but is -1");
  }
}
