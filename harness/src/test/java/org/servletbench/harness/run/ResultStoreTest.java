package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.load.JMeterDriver;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.report.CsvReport;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.suite.TrialPlanner;

class ResultStoreTest {
  @TempDir Path folder;

  @Test
  void what_is_read_equals_what_was_written() throws IOException {
    Plan plan = plan(1);
    List<TrialRecord> records = Reports.trials(1);
    ResultStore store = ResultStore.create(folder, header(plan));
    append(store, plan, records);

    RunHeader expected = header(plan);
    for (TrialRecord record : records) {
      expected =
          expected.withEffective(record.scenario().name(), record.app().orElseThrow().settings());
    }
    assertThat(ResultStore.open(folder).header()).isEqualTo(expected);
    assertThat(ResultStore.open(folder).read()).isEqualTo(records);
  }

  @Test
  void a_trial_that_broke_is_kept_with_its_reason() throws IOException {
    Plan plan = plan(1);
    TrialRecord sound = Reports.trials(1).getFirst();
    TrialRecord broken =
        Records.broken(
            2, plan.suite().scenarios().get(1), "JMeter ended with code 1", "second \"line\"\nö");
    ResultStore store = ResultStore.create(folder, header(plan));
    append(store, plan, List.of(sound));
    store.append(plan.trials().get(1), broken);

    assertThat(store.read()).containsExactly(sound, broken);
  }

  @Test
  void a_run_that_was_cut_short_has_the_trials_that_it_finished() throws IOException {
    Plan plan = plan(2);
    List<TrialRecord> finished = Reports.trials(2).subList(0, 1);
    append(ResultStore.create(folder, header(plan)), plan, finished);

    assertThat(ResultStore.open(folder).read()).isEqualTo(finished);
  }

  @Test
  void a_report_from_the_files_is_the_report_from_memory() throws IOException {
    Plan plan = plan(1);
    List<TrialRecord> records = Reports.trials(1);
    ResultStore store = ResultStore.create(folder, header(plan));
    append(store, plan, records);

    Suite stored = store.header().plan().suite();
    assertThat(CsvReport.files(Reports.of(stored, store.read())))
        .isEqualTo(CsvReport.files(Reports.of(plan.suite(), records)));
  }

  @Test
  void a_folder_holds_one_run() {
    ResultStore.create(folder, header(plan(1)));

    assertThatThrownBy(() -> ResultStore.create(folder, header(plan(1))))
        .isInstanceOfSatisfying(
            BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE))
        .hasMessage(folder + " already holds a run: name another folder");
  }

  @Test
  void a_folder_of_microbenchmarks_takes_no_run_and_holds_none() throws IOException {
    Files.writeString(folder.resolve("jmh.json"), "[]");

    assertThatThrownBy(() -> ResultStore.requireNew(folder))
        .isInstanceOf(BenchException.class)
        .hasMessage(folder + " already holds microbenchmarks: name another folder");
    assertThatThrownBy(() -> ResultStore.open(folder))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("holds microbenchmarks, not a run: name a folder that bench run");
  }

  @Test
  void a_folder_without_a_run_is_wrong_usage() {
    assertThatThrownBy(() -> ResultStore.open(folder))
        .isInstanceOfSatisfying(
            BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE))
        .hasMessageContaining("holds no run (no run.json): name a folder below results/");
  }

  @Test
  void a_broken_file_is_named() throws IOException {
    Files.writeString(folder.resolve("run.json"), "{");

    assertThatThrownBy(() -> ResultStore.open(folder))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("cannot read " + folder.resolve("run.json"));
  }

  @Test
  void derived_files_lie_beside_the_raw_ones_and_nothing_half_written_stays() throws IOException {
    ResultStore store = ResultStore.create(folder, header(plan(1)));
    store.writeDerived(Map.of("summary.csv", "ä\n"));

    assertThat(folder.resolve("summary.csv")).hasContent("ä\n");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("run.json", "summary.csv");
    }
  }

  private static Plan plan(int trials) {
    return TrialPlanner.plan(Reports.suite(trials, "Does it?"), 1);
  }

  private static RunHeader header(Plan plan) {
    return new RunHeader(
        "2026-01-02T03:04:05Z",
        plan,
        Reports.MACHINE,
        Map.of("jmeter", "5.6.3"),
        Map.of("blocking", Map.of("benchmark-app", List.of("java", "-jar", "app.jar"))),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Stores records as a run does: the driver has written its own file before. */
  private static void append(ResultStore store, Plan plan, List<TrialRecord> records)
      throws IOException {
    for (int i = 0; i < records.size(); i++) {
      Path trial = store.trialFolder(plan.trials().get(i));
      Files.createDirectories(trial);
      Files.writeString(trial.resolve(JMeterDriver.JTL), jtl(Records.requests(records.get(i))));
      store.append(plan.trials().get(i), records.get(i));
    }
  }

  private static String jtl(List<Request> requests) {
    return requests.stream()
        .map(ResultStoreTest::line)
        .collect(
            Collectors.joining(
                "", "timeStamp,elapsed,label,responseCode,responseMessage,success\n", ""));
  }

  private static String line(Request request) {
    boolean ok = request.outcome() == Outcome.OK;
    return "%d,%d,%s,%s,%s,%s\n"
        .formatted(
            request.startMillis(),
            request.latencyMillis(),
            request.phase() == Phase.WARM_UP ? "warm-up" : "measure",
            ok ? "200" : "Non HTTP response code: java.net.SocketTimeoutException",
            ok ? "OK" : "Read timed out",
            ok);
  }
}
