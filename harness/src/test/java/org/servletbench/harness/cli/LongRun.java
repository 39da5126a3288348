package org.servletbench.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.metrics.Encoded;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.suite.TrialPlanner;

/** Writes a run of ten million requests to disk, as the open-loop driver leaves one. */
final class LongRun {
  static final int TRIALS = 10;
  static final int SECONDS = 100;
  static final int RATE = 10_000;

  private static final long START = 1_790_000_000_000L;
  private static final double MICROS_PER_REQUEST = 40;
  private static final List<String> TIMES = List.of("ok.felt", "ok.served", "first_byte");

  private static final String LAG = Encoded.millis(RATE, 0.05);

  private final Random random = new Random(1);
  private final List<String> histograms = new ArrayList<>();

  private LongRun() {
    for (int i = 0; i < 50; i++) {
      Histogram histogram = new Histogram(3);
      for (int request = 0; request < RATE; request++) {
        histogram.recordValue(200_000_000L + (long) Math.exp(13 + 2 * random.nextGaussian()));
      }
      histograms.add(Encoded.of(histogram));
    }
  }

  static void write(Path folder) throws IOException {
    LongRun run = new LongRun();
    Scenario scenario =
        SecondsTrial.scenario(
            Driver.OPEN_LOOP,
            Load.Open.even(RATE, Duration.ofSeconds(SECONDS), Duration.ofSeconds(20)),
            ClientSettings.DEFAULT);
    Plan plan =
        TrialPlanner.plan(
            new Suite("long", "How much is too much?", TRIALS, 1, List.of(scenario), List.of()), 1);
    ResultStore store =
        ResultStore.create(
            folder,
            new RunHeader(
                "2026-01-02T03:04:05Z",
                plan,
                Reports.MACHINE,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty()));
    for (PlannedTrial planned : plan.trials()) {
      run.trial(store, planned, scenario);
    }
  }

  private void trial(ResultStore store, PlannedTrial planned, Scenario scenario)
      throws IOException {
    Path folder = Files.createDirectories(store.trialFolder(planned));
    Files.writeString(
        folder.resolve("schedule.properties"),
        Text.of(
            "measure-start-epoch-ms=%d\nmeasure-end-epoch-ms=%d\nsettle-start-epoch-ms=%d\n",
            START, START + SECONDS * 1000L, START));
    long all = (long) RATE * SECONDS;
    Files.writeString(
        folder.resolve("totals.properties"),
        Text.of(
            "planned=%1$d\nsent=%1$d\ncompleted=%1$d\nok=%1$d\nconnections-opened=2100\n"
                + "connections-reused=%1$d\nallocated-bytes=0\ncpu-ns=9000000000\ngc-ms=0\n"
                + "jit-ms=0\npacing-tick-ns=0\nport-shortages=0\nrss-peak-kib=90000\n"
                + "stray-bytes=0\nstray-closes=0\nother-messages=\npacing=exact\n",
            all));
    seconds(folder);
    store.append(
        planned,
        new TrialRecord(
            planned.number(),
            planned.trial(),
            scenario,
            Recording.NOTHING,
            readings(),
            Optional.of(
                new Observations(
                    Optional.empty(),
                    Optional.empty(),
                    SecondsTrial.KERNEL,
                    SecondsTrial.KERNEL,
                    0.5,
                    2)),
            List.of()));
  }

  private void seconds(Path folder) throws IOException {
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(folder.resolve("seconds.csv")));
        PrintWriter log =
            new PrintWriter(Files.newBufferedWriter(folder.resolve("latency.hlog")))) {
      csv.print(
          "second,epoch_ms,offered,sent,reused,completed,ok,waited,in_flight,waiting,"
              + "connections_opened,connections_open,ok_felt_p50_us,ok_felt_p99_us,"
              + "completed_earlier,ok_earlier\n");
      log.print("#[Histogram log format version 1.3]\n");
      for (int second = 0; second < SECONDS; second++) {
        long start = START + second * 1000L;
        csv.print(
            Text.of(
                "%d,%d,%3$d,%3$d,%3$d,%3$d,%3$d,0,2010,0,0,2100,200442.4,206500.1,0,0\n",
                second, start, RATE));
        for (String name : TIMES) {
          String histogram = histograms.get(random.nextInt(histograms.size()));
          log.print(Text.of("Tag=%s,%.3f,1.000,999.000,%s\n", name, start / 1e3, histogram));
        }
        log.print(Text.of("Tag=lag,%.3f,1.000,999.000,%s\n", start / 1e3, LAG));
      }
    }
  }

  private static List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    for (int half = -4; half <= 2 * SECONDS; half++) {
      for (String process : List.of(Reading.APP, Reading.GENERATOR)) {
        long nanos = Math.round((half + 4) * MICROS_PER_REQUEST * 1000 * RATE / 2);
        readings.add(
            new Reading(
                process,
                new ProcessReading(START + half * 500L, nanos, 1 << 28, 20, half + 4, 2200),
                Optional.empty(),
                OptionalInt.empty()));
      }
    }
    return readings;
  }
}
