package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.suite.TrialPlanner;

/** Checks that everything a suite can say comes back from disk unchanged. */
class SealedTypesTest {
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofMillis(1500);
  private static final Target RUNNING =
      new Target.Running(TargetUrl.parse("http://127.0.0.1:9000/x?y=1"));
  private static final List<Target> TARGETS =
      List.of(
          new Target.App(Strategy.BLOCKING, new AppSettings(10, 25, WINDOW, TIMEOUT)),
          new Target.App(
              Strategy.VIRTUAL_THREADS,
              new AppSettings(1, 2, WINDOW, TIMEOUT)
                  .with(AppSetting.MAX_CONNECTIONS, 3)
                  .with(AppSetting.QUEUE_CAPACITY, 5)),
          new Target.App(
              Strategy.WEBFLUX,
              new AppSettings(1, 2, WINDOW, Duration.ofMillis(1_234))
                  .with(AppSetting.BLOCKING_CLIENT, AppVariant.BlockingClient.SOCKET)
                  .with(AppSetting.REQUEST_CONTEXT_FILTER, false)
                  .with(AppSetting.SIDE_DOOR_READINGS, 0.5)
                  .with(AppSetting.SIDE_DOOR_PAUSES, Duration.ofSeconds(5))
                  .with(
                      new AppVariant(
                          new AppVariant.Runtime(Optional.of("25"), List.of("-Xmx1g")),
                          Map.of("a.b", "c")))),
          RUNNING,
          new Target.Command(
              List.of("$BENCH_HOME/x"),
              TargetUrl.parse("http://127.0.0.1:9000/up"),
              TargetUrl.parse("http://127.0.0.1:9000/größe?delay={delay}"),
              List.of("go", "build"),
              "true",
              ""),
          new Target.Command(
              List.of("$BUILD/tokio", "$PORT"),
              TargetUrl.parse("http://127.0.0.1:8080/"),
              TargetUrl.parse("http://127.0.0.1:8080/wait/{delay}"),
              List.of("cargo", "install"),
              "true",
              "tokio"),
          new Target.Command(
              List.of("java", "-jar", "my app.jar"),
              TargetUrl.parse("http://127.0.0.1:9000/up"),
              TargetUrl.parse("http://127.0.0.1:9000/"),
              List.of(),
              "",
              ""));
  private static final List<Load> LOADS =
      List.of(
          new Load.Open(new Arrivals.Even(100.0 / 3), WINDOW, TIMEOUT),
          new Load.Open(new Arrivals.Poisson(20, Long.MAX_VALUE), WINDOW, TIMEOUT),
          new Load.Open(new Arrivals.Ramp(0, 40), WINDOW, TIMEOUT),
          new Load.Open(new Arrivals.Steps(List.of(10.0, 0.5)), WINDOW, TIMEOUT),
          new Load.Open(new Arrivals.Burst(20, 50), WINDOW, TIMEOUT),
          new Load.Closed(
              10,
              Duration.ofMillis(3),
              Duration.ofNanos(333_333_333),
              Duration.ofMillis(7),
              WINDOW,
              TIMEOUT));
  private static final List<ClientSettings> CLIENTS =
      List.of(
          ClientSettings.DEFAULT,
          ClientSettings.DEFAULT.withServerTiming(),
          new ClientSettings(0, 50, Overload.DROP, 1, 4, Pacing.ECONOMICAL, OptionalInt.of(0)));

  @TempDir Path folder;

  @Test
  void each_target_load_and_client_comes_back_equal() {
    List<Scenario> scenarios = new ArrayList<>();
    for (Target target : TARGETS) {
      for (Load load : LOADS) {
        for (ClientSettings client : CLIENTS) {
          scenarios.add(scenario("s" + scenarios.size(), target, load, client));
        }
      }
    }
    RunHeader header = header(scenarios);
    ResultStore.create(folder, header);

    assertThat(ResultStore.open(folder).header()).isEqualTo(header);
  }

  @Test
  void the_name_of_each_case_stands_in_the_file_and_nothing_derived() throws IOException {
    ResultStore.create(
        folder, header(List.of(scenario("a", RUNNING, LOADS.get(2), CLIENTS.getFirst()))));

    assertThat(folder.resolve("run.json"))
        .content()
        .contains(
            "\"type\" : \"Running\"",
            "\"url\" : \"http://127.0.0.1:9000/x?y=1\"",
            "\"type\" : \"Open\"",
            "\"type\" : \"Ramp\"")
        .doesNotContain("ratePerSecond\" : 20", "\"requests\"", "\"label\"", "delayMillis");
  }

  @Test
  void a_trial_of_ones_own_server_comes_back_with_its_seconds_and_its_accept_queue()
      throws IOException {
    RunHeader header =
        header(List.of(scenario("own", RUNNING, LOADS.getFirst(), CLIENTS.getFirst())));
    ResultStore store = ResultStore.create(folder, header);
    Plan.PlannedTrial planned = header.plan().trials().getFirst();
    Path trial = Files.createDirectories(store.trialFolder(planned));
    Files.writeString(trial.resolve("schedule.properties"), "measure-start-epoch-ms=5000\n");
    Files.writeString(trial.resolve("seconds.csv"), "second,sent,ok\n-1,7,7\n0,20,19\n");
    Files.writeString(trial.resolve("latency.hlog"), "Tag=ok.felt,5.000,1.000,1.0,HIST\n");
    Files.writeString(trial.resolve("totals.properties"), "cpu-ns=12\n");
    TrialRecord record =
        new TrialRecord(
            1,
            1,
            header.plan().suite().scenario("own"),
            new Recording.Seconds(
                OptionalLong.empty(),
                5000,
                List.of(
                    new Recording.Second(-1, Map.of("second", -1L, "sent", 7L, "ok", 7L), Map.of()),
                    new Recording.Second(
                        0,
                        Map.of("second", 0L, "sent", 20L, "ok", 19L),
                        Map.of("ok.felt", "HIST"))),
                Map.of("cpu-ns", "12")),
            List.of(
                reading(Reading.APP, OptionalInt.of(3)),
                reading(Reading.STOLEN, OptionalInt.empty())),
            Optional.of(
                new Observations(
                    Optional.empty(),
                    Optional.empty(),
                    new KernelReading(1, true, 2, Long.MAX_VALUE, 4, 5),
                    new KernelReading(1, true, 2, Long.MAX_VALUE, 4, 6),
                    0.25,
                    8,
                    Optional.of(
                        new AnswerSeen(
                            200, 120, 4, Map.of("content-length", "4"), "", "", Optional.empty())),
                    Map.of("http-nio-8080-Poller", 1),
                    List.of(),
                    Optional.of(new CpuRoom(2, OptionalDouble.of(0.5))),
                    Map.of("generator", new CoreList("0-1")))),
            List.of());

    store.append(planned, record);

    assertThat(ResultStore.open(folder).read())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("problems") // no whole totals
        .containsExactly(record);
    assertThat(ResultStore.open(folder).header())
        .as("nothing is known of its settings")
        .isEqualTo(header);
  }

  private static Reading reading(String process, OptionalInt acceptQueue) {
    return new Reading(
        process, new ProcessReading(5100, 1, 2, 3, 4, 5), Optional.empty(), acceptQueue);
  }

  private static RunHeader header(List<Scenario> scenarios) {
    Suite suite = new Suite("many", "Does it?", 1, 1, scenarios, List.of());
    return new RunHeader(
        "2026-01-02T03:04:05Z",
        TrialPlanner.plan(suite, 1),
        Reports.MACHINE,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Scenario scenario(String name, Target target, Load load, ClientSettings client) {
    return new Scenario(
        name,
        target,
        Driver.OPEN_LOOP,
        load,
        client,
        target instanceof Target.App
            ? new WarmUp(30, Duration.ofSeconds(4), Duration.ofMillis(20))
            : new WarmUp(
                30,
                Duration.ofSeconds(90),
                Duration.ofMillis(1000),
                Optional.of(new WarmUp.Ramp(5, Duration.ofSeconds(10))),
                load.staysConstant() ? Duration.ofSeconds(7) : Duration.ZERO),
        target instanceof Target.App ? Optional.of(Duration.ofSeconds(1)) : Optional.empty(),
        target instanceof Target.App ? Optional.of("other") : Optional.empty());
  }
}
