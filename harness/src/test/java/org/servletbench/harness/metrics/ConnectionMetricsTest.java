package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** At rest until 5 s before MEASURE, then with 1,000 connections; each costs the process 4 KiB. */
class ConnectionMetricsTest {
  private static final long KIB = 1024;
  private static final int CONNECTIONS = 1000;

  private int connections = CONNECTIONS;
  private boolean kernelTells = true;
  private boolean tellsTables = true;
  private long spike;

  @ParameterizedTest
  @CsvSource({
    "rss_kib_per_connection,                4,     KiB",
    "connections_held,                      1000,  1",
    "sockets_per_connection,                2,     1",
    "socket_buffer_kib_per_connection,      0.5,   KiB",
    "slab_kib_per_connection,               6,     KiB",
    "slab_unreclaimable_kib_per_connection, 5,     KiB",
    "kernel_kib_per_connection,             7.75,  KiB", // 0.5 + 6 + 1 + 0.25
    "kernel_growth_mib,                     7.568359375, MiB"
  })
  void what_connections_keep_is_the_growth_since_there_were_none(
      String metric, double value, String unit) {
    assertThat(value(metric).orElseThrow()).isCloseTo(value, within(1e-9));
    assertThat(
            MeasurementExtractor.extract(record()).stream()
                .filter(row -> row.metric().label().equals(metric))
                .map(row -> row.metric().unit().symbol()))
        .containsExactly(unit);
  }

  @Test
  void a_single_peak_of_the_machine_is_not_of_the_connections() {
    spike = 100_000 * KIB;

    assertThat(value("slab_kib_per_connection").orElseThrow()).isCloseTo(6, within(1e-9));
  }

  @Test
  void few_connections_cannot_be_told_from_what_a_machine_does_anyway() {
    connections = ConnectionMetrics.LEAST - 1;

    assertThat(value("rss_kib_per_connection")).isEmpty();
    assertThat(value("kernel_kib_per_connection")).isEmpty();
    assertThat(value("kernel_growth_mib")).isEmpty();
  }

  @Test
  void a_sum_without_one_of_its_parts_is_empty_and_the_parts_are_not() {
    tellsTables = false;

    assertThat(value("kernel_kib_per_connection")).isEmpty();
    assertThat(value("slab_kib_per_connection")).isPresent();
  }

  @Test
  void a_run_from_before_these_readings_has_the_process_only() {
    kernelTells = false;

    assertThat(value("rss_kib_per_connection")).isPresent();
    assertThat(rows("kernel_growth_mib")).isEmpty();
    assertThat(rows("connections_held")).isEmpty();
  }

  private Optional<Double> value(String metric) {
    return rows(metric).stream().flatMap(Optional::stream).findFirst();
  }

  private List<Optional<Double>> rows(String metric) {
    return MeasurementExtractor.extract(record()).stream()
        .filter(row -> row.metric().label().equals(metric))
        .map(
            row ->
                row.value().isPresent()
                    ? Optional.of(row.value().getAsDouble())
                    : Optional.<Double>empty())
        .toList();
  }

  private TrialRecord record() {
    List<Reading> readings = new ArrayList<>();
    for (long at = -8000; at <= 12_000; at += 500) {
      long open = at < -5000 ? 0 : connections;
      add(readings, Reading.APP, at, (20_000 + 4 * open) * KIB, 10 + (int) open);
      if (kernelTells) {
        add(readings, Reading.SOCKETS, at, open * KIB / 2, 100 + 2 * (int) open);
        long slab = (400_000 + 6 * open) * KIB + (at == 5000 ? spike : 0);
        add(readings, Reading.SLAB, at, slab, 0);
        add(readings, Reading.SLAB_UNRECLAIMABLE, at, (40_000 + 5 * open) * KIB, 0);
        add(readings, Reading.KERNEL_STACKS, at, (2000 + open) * KIB, 0);
        if (tellsTables) {
          add(readings, Reading.PAGE_TABLES, at, 4000 * KIB + open * KIB / 4, 0);
        }
      }
    }
    return Records.withReadings(SecondsTrial.sound().record(), readings);
  }

  private static void add(List<Reading> readings, String name, long at, long bytes, int files) {
    ProcessReading use = ProcessReading.ofMemory(ArticleTrial.ORIGIN + at, bytes, files);
    readings.add(new Reading(name, use, Optional.empty(), OptionalInt.empty()));
  }
}
