package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Distribution;

class EncodedHistogramTest {
  private static final long HOUR = 3_600_000_000_000L;

  /** As the engine records them, and as services do; one or two with other digits or units. */
  static Stream<AbstractHistogram> histograms() {
    Histogram wide = recorded(new Histogram(1, Long.MAX_VALUE / 2, 3), 500, Long.MAX_VALUE / 2);
    wide.recordValueWithCount(5, Long.MAX_VALUE / 1_000);
    return Stream.of(
        recorded(new IntCountsHistogram(HOUR, 3), 3_000, 2_000_000_000L),
        recorded(new IntCountsHistogram(HOUR, 3), 1, HOUR),
        recorded(new Histogram(3), 1_000, 5_000),
        recorded(new Histogram(3), 100_000, 3),
        new Histogram(3),
        wide,
        recorded(new Histogram(2), 1_000, HOUR),
        recorded(new Histogram(1_000, HOUR, 3), 1_000, HOUR));
  }

  @ParameterizedTest
  @MethodSource("histograms")
  void adds_what_the_library_would_add(AbstractHistogram histogram) {
    String encoded = Encoded.of(histogram);
    Histogram expected = recorded(new Histogram(3), 100, 1_000_000);
    Histogram sum = expected.copy();
    expected.add(new Distribution(0, 0, encoded).decode());

    EncodedHistogram.addTo(sum, encoded);

    assertThat(sum).isEqualTo(expected);
    assertThat(sum.getTotalCount()).isEqualTo(expected.getTotalCount());
    assertThat(sum.getMaxValue()).isEqualTo(expected.getMaxValue());
    assertThat(sum.getMinNonZeroValue()).isEqualTo(expected.getMinNonZeroValue());
    assertThat(sum.getMean()).isEqualTo(expected.getMean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "AAAA", "HISTFAAAAA=="})
  void refuses_what_is_no_histogram(String text) {
    assertThatThrownBy(() -> EncodedHistogram.addTo(new Histogram(3), text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a histogram is damaged");
  }

  @Test
  void refuses_one_that_was_cut_anywhere() {
    byte[] whole =
        Base64.getDecoder().decode(Encoded.of(recorded(new Histogram(3), 1_000, 1_000_000_000)));
    for (int length = 0; length < whole.length; length++) {
      String cut =
          Base64.getEncoder()
              .encodeToString(ByteBuffer.allocate(length).put(whole, 0, length).array());
      assertThatThrownBy(() -> EncodedHistogram.addTo(new Histogram(3), cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void without_each_part_ranks_what_is_left() {
    List<MergedHistogram> parts =
        Stream.of(1_000, 3, 250, 0)
            .map(
                count -> new MergedHistogram(recorded(new Histogram(3), count, 1_000_000L * count)))
            .toList();
    MergedHistogram whole = MergedHistogram.merged(parts);

    for (double percent : new double[] {50, 90, 99, 99.9}) {
      assertThat(whole.rankMillisWithoutEach(parts, percent))
          .containsExactlyElementsOf(
              parts.stream()
                  .map(
                      part ->
                          MergedHistogram.merged(parts.stream().filter(it -> it != part).toList())
                              .rankMillis(percent))
                  .toList());
    }
    assertThat(parts.getFirst().rankMillisWithoutEach(List.of(parts.getFirst()), 50))
        .as("of nothing")
        .allMatch(rank -> rank.isEmpty());
  }

  private static <H extends AbstractHistogram> H recorded(H histogram, int count, long most) {
    Random random = new Random(most + count);
    for (int i = 0; i < count; i++) {
      histogram.recordValue(random.nextLong(most + 1));
    }
    return histogram;
  }
}
