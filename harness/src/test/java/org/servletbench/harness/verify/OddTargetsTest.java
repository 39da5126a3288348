package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Targets that behave oddly in one way each, under the article's load. */
class OddTargetsTest {
  private static final TrialRecord SOUND =
      ArticleTrial.of(ArticleTrial.scenario("sound", Strategy.ASYNC_NON_BLOCKING)).record();

  @Test
  void a_target_that_sheds_half_of_its_load_is_not_faster_for_it() {
    RunSummary run = run(SOUND, shedding());
    ScenarioSummary shedding = run.scenarios().getLast();

    assertThat(shedding.median(named("failed"))).hasValue(600);
    assertThat(shedding.median(named("ok_share"))).hasValue(0.5);
    assertThat(shedding.limitedBy())
        .asString()
        .startsWith("unknown (600 requests short; read: target ");
    RunComparer.Comparison latency = compare(run, "latency_p50_ms");
    assertThat(latency.otherValue().orElseThrow())
        .as("what a naive table would say")
        .isLessThan(latency.baseValue().orElseThrow() / 2);
    assertThat(latency.ratio()).isEmpty();
    assertThat(latency.doubts())
        .contains(
            "50 % of the requests of shedding failed or were never sent: its latencies are not"
                + " compared");
    assertThat(compare(run, "goodput_rps").ratio()).hasValue(0.5);
  }

  @Test
  void a_target_that_sheds_is_no_base_either() {
    RunComparer.Comparison latency = compare(run(shedding(), SOUND), "latency_p50_ms");

    assertThat(latency.ratio()).isEmpty();
    assertThat(latency.doubts()).isNotEmpty();
  }

  @Test
  void a_target_whose_calls_do_not_all_arrive_has_lost_some() {
    TrialRecord losing = Records.seen(shedding(), seen -> withHits(seen, 1199));

    assertThat(ExtractedTrial.of(losing).validity().reasons())
        .containsExactly(
            "the downstream was hit 1199 times, but the app started 1200 calls: a client retries"
                + " or a call was lost");
  }

  @Test
  void a_target_with_one_hot_thread_is_limited_by_it_though_its_cores_idle() {
    assertThat(limit(hot(0.97)))
        .isEqualTo("one-thread (the target's busiest thread used 97 % of a core)");
  }

  @Test
  void a_target_whose_busiest_thread_has_time_to_spare_is_limited_by_nothing() {
    assertThat(limit(hot(0.5))).isEqualTo("nothing");
  }

  /** A server that was there before has a limit of its own, which may be any. */
  @Test
  void open_files_are_judged_of_a_target_that_was_started_here() {
    TrialRecord running = SecondsTrial.sound().record();
    long limit = SOUND.observations().orElseThrow().kernelBefore().openFilesLimit();

    assertThat(GatesTest.check(SOUND, Map.of("fds_peak", 0.95 * limit))).isEmpty();
    assertThat(GatesTest.check(SOUND, Map.of("fds_peak", 0.96 * limit)))
        .singleElement()
        .asString()
        .startsWith("the app had ")
        .endsWith(" of " + limit + " open files: ulimit -n " + 2 * limit);
    assertThat(GatesTest.check(running, Map.of("fds_peak", 1e6))).isEmpty();
  }

  private static String limit(TrialRecord record) {
    ExtractedTrial trial = ExtractedTrial.of(record);
    assertThat(trial.validity().reasons()).isEmpty();
    return trial.limit().toString();
  }

  private static RunSummary run(TrialRecord base, TrialRecord other) {
    List<ExtractedTrial> trials = List.of(ExtractedTrial.of(base), ExtractedTrial.of(other));
    assertThat(trials).allSatisfy(it -> assertThat(it.validity().reasons()).isEmpty());
    return Summariser.summarise(
        new Suite("tiny", "?", 1, 1, List.of(base.scenario(), other.scenario()), List.of()),
        trials);
  }

  private static RunComparer.Comparison compare(RunSummary run, String metric) {
    return RunComparer.compare(
            named(metric),
            run.scenarios().getFirst(),
            List.of(run.scenarios().getLast()),
            Manifest.NOTHING)
        .getFirst();
  }

  /** Of two requests one is turned away within 2 ms; the app makes no call for it. */
  private static TrialRecord shedding() {
    TrialRecord sound =
        ArticleTrial.of(ArticleTrial.scenario("shedding", Strategy.ASYNC_NON_BLOCKING)).record();
    List<Request> requests = new ArrayList<>();
    int number = 0;
    for (Request request : Records.requests(sound)) {
      boolean away = request.phase() == Phase.MEASURE && number++ % 2 == 0;
      requests.add(
          away
              ? new Request(request.phase(), request.startMillis(), 2, Outcome.HTTP_5XX)
              : request);
    }
    return Records.with(sound, new Recording.Requests(requests));
  }

  /** The thread uses the given share of a core all the time, the target of several. */
  private static TrialRecord hot(double share) {
    List<Reading> readings = new ArrayList<>(SOUND.readings());
    long last = SOUND.readings().getLast().use().epochMillis();
    long step = Duration.ofMillis(500).toMillis();
    for (long at = ArticleTrial.ORIGIN - 1000; at <= last; at += step) {
      long used = Math.round((at - ArticleTrial.ORIGIN + 1000) * share * 1e6);
      readings.add(
          new Reading(
              Reading.BUSIEST_THREAD,
              ProcessReading.ofTime(at, used),
              Optional.empty(),
              OptionalInt.empty()));
    }
    return Records.seen(
        Records.withReadings(SOUND, readings),
        seen -> Records.withRoom(seen, new CpuRoom(2, OptionalDouble.empty())));
  }

  private static Observations withHits(Observations seen, long hits) {
    DownstreamSeen downstream = seen.downstream().orElseThrow();
    DownstreamStatus after = downstream.after();
    return new Observations(
        seen.app(),
        Optional.of(
            new DownstreamSeen(
                downstream.before(),
                new DownstreamStatus(hits, hits, 0, after.inFlightPeak(), after.lateness()))),
        seen.kernelBefore(),
        seen.kernelAfter(),
        seen.wakeUpFloorP99Millis(),
        seen.cores());
  }
}
