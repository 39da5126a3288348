package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Settling;
import org.servletbench.harness.model.Steadiness;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.run.TrialSupervisor.Broken;
import org.servletbench.harness.system.ProcFs;

/**
 * The way to MEASURE: the warm-up, the silence in which the counters are read, and the measured
 * load until the target has settled under it.
 */
record Approach(
    Scenario scenario,
    TrialServices services,
    LoadSession session,
    TrialSupervisor watch,
    Sampler sampler) {
  private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(60);
  private static final Duration SETTLE_SLACK = Duration.ofSeconds(10);

  /** The time that the generator takes for each connection that it opens ahead. */
  private static final Duration CONNECT_GAP = Duration.ofNanos(500_000);

  /**
   * A full reading costs the app some milliseconds of CPU, so it comes this long before MEASURE.
   */
  private static final Duration READING_AHEAD = Duration.ofMillis(200);

  /**
   * The states read on the way.
   *
   * @param kernel kernel reading in the silence
   * @param downstream state of the downstream in it
   * @param before state of the app in the silence
   * @param windowStart state of the app right before MEASURE
   * @param measureStartMillis start of MEASURE, milliseconds since 1970
   */
  record Seen(
      KernelReading kernel,
      Optional<DownstreamStatus> downstream,
      Optional<AppStatus> before,
      Optional<AppStatus> windowStart,
      long measureStartMillis) {}

  /** Waits until MEASURE begins. */
  Seen toMeasure() throws Broken, IOException, InterruptedException {
    services.collectGarbage();
    awaitSchedule();
    long planned = session.loadStartMillis().orElseThrow();
    watch.until(planned - WarmUp.PAUSE.toMillis() / 2, Phase.WARM_UP);
    if (scenario.collectsGarbage()) {
      services.collectGarbage(); // else one may fall into the first second by chance
    }
    services.resetDownstream();
    Optional<DownstreamStatus> downstream = services.readDownstream();
    Optional<AppStatus> before = services.readApp();
    sampler.markAhead();
    KernelReading kernel = ProcFs.kernel();
    requireNotBegun(planned);
    watch.until(planned, Phase.WARM_UP);
    Optional<AppStatus> windowStart = scenario.warmUp().settle().isZero() ? before : settle();
    return new Seen(
        kernel, downstream, before, windowStart, session.measureStartMillis().orElse(planned));
  }

  /**
   * Waits until the generator runs, or the target is steady: the start of the measured load is
   * known.
   */
  private void awaitSchedule() throws Broken, InterruptedException {
    WarmUp warmUp = scenario.warmUp();
    Judge judge =
        new Judge(
            sampler,
            () ->
                warmUp.untilSteady().isPresent()
                    && Steadiness.of(warmUp.ratePerSecond(), session.seconds(), sampler.readings())
                        .isReached(),
            session::settle);
    Duration opening = CONNECT_GAP.multipliedBy(scenario.client().connections());
    // The start is known at the end of the warm-up, where steadiness or another process ends it.
    Duration patience = warmUp.duration().plus(WARM_UP_LIMIT).plus(opening);
    long limit = System.nanoTime() + patience.toNanos();
    while (session.loadStartMillis().isEmpty()) {
      if (System.nanoTime() - limit > 0) {
        throw new Broken(
            Text.of(
                "the generator sent nothing within %d s: %s",
                patience.toSeconds(), TrialSupervisor.seeLog(session.process())));
      }
      watch.step(Phase.WARM_UP);
      judge.look();
    }
  }

  /** Checks that the load has not begun: what was collected, reset and read must lie before it. */
  private static void requireNotBegun(long loadStart) throws Broken {
    long late = System.currentTimeMillis() - loadStart;
    if (late > 0) {
      throw new Broken(
          Text.of(
              "the services took until %d ms after the start of the load to collect garbage and to"
                  + " be read, but the pause before it is %d ms: give the app less heap, or the"
                  + " machine less to do",
              late, WarmUp.PAUSE.toMillis() / 2));
    }
  }

  /** Whether the target has settled under the load that is measured, which began then. */
  private boolean hasSettled(long loadStartMillis) {
    List<Recording.Second> seconds =
        session.seconds().stream()
            .filter(second -> second.count("epoch_ms") >= loadStartMillis)
            .toList();
    return Settling.of(scenario.delayMillis(), seconds, sampler.readings()).isReached();
  }

  /**
   * Waits until MEASURE begins, because the target has settled or its time is up.
   *
   * @return state of the app right before MEASURE, from which the window's hold times count
   */
  private Optional<AppStatus> settle() throws Broken, IOException, InterruptedException {
    long start = session.loadStartMillis().orElseThrow();
    Judge judge = new Judge(sampler, () -> hasSettled(start), session::measure);
    long limit = System.nanoTime() + scenario.warmUp().settle().plus(SETTLE_SLACK).toNanos();
    while (session.measureStartMillis().isEmpty()) {
      if (System.nanoTime() - limit > 0) {
        throw new Broken(
            "the generator did not say when MEASURE begins: "
                + TrialSupervisor.seeLog(session.process()));
      }
      watch.step(Phase.SETTLE);
      judge.look();
    }
    long measureStart = session.measureStartMillis().getAsLong();
    watch.until(measureStart - READING_AHEAD.toMillis(), Phase.SETTLE);
    Optional<AppStatus> status = services.readApp();
    sampler.markAhead();
    watch.until(measureStart, Phase.SETTLE);
    return status;
  }
}
