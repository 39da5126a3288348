package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

/** Readings come each half second; MEASURE lasts 60 s. */
class CoverageTest {
  private static final TrialRecord WHOLE =
      ArticleTrial.of(ArticleTrial.scenario("a", Strategy.BLOCKING)).record();

  @ParameterizedTest
  @CsvSource({
    // milliseconds from the start of MEASURE
    "20000, 30000, true", // both ends of the hole were read: 10 s
    "20000, 30500, false",
    "-5000, 10000, true",
    "-5000, 10500, false",
    "50000, 99000, true",
    "49500, 99000, false",
    "59999, 99000, true",
    "-5000, 0,     true"
  })
  void a_process_that_was_not_read_for_more_than_10_s_of_MEASURE_gives_no_figures(
      long last, long next, boolean kept) {
    List<Reading> readings =
        WHOLE.readings().stream()
            .filter(
                reading -> {
                  long at = reading.use().epochMillis() - ArticleTrial.ORIGIN;
                  return !reading.process().equals(Reading.APP) || at <= last || at >= next;
                })
            .toList();

    TrialRecord record = Coverage.of(Records.withReadings(WHOLE, readings));

    assertThat(Series.of(record, Reading.APP).readings().isEmpty()).isEqualTo(!kept);
    assertThat(record.gaps()).hasSize(kept ? 0 : 1);
    assertThat(Series.of(record, Reading.DOWNSTREAM).readings()).as("read throughout").isNotEmpty();
  }

  @Test
  void what_is_read_once_is_not_missed_for_the_rest_of_the_window() {
    List<Reading> readings = new ArrayList<>(WHOLE.readings());
    ProcessReading once = ProcessReading.ofMemory(ArticleTrial.ORIGIN + 59_800, 96L << 20, 0);
    readings.add(
        new Reading(Reading.PROPORTIONAL_SET, once, Optional.empty(), OptionalInt.empty()));

    TrialRecord record = Coverage.of(Records.withReadings(WHOLE, readings));

    assertThat(record.gaps()).isEmpty();
    assertThat(MeasurementExtractor.extract(record))
        .filteredOn(row -> row.metric().label().equals("pss_mib"))
        .singleElement()
        .satisfies(row -> assertThat(row.value()).hasValue(96));
    assertThat(MeasurementExtractor.extract(WHOLE))
        .as("it was not read, so it is no row, and not 0")
        .noneMatch(row -> row.metric().label().equals("pss_mib"));
  }
}
