package org.servletbench.harness.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.Distribution;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Makes the figures of app, downstream and kernel for a trial that obeys the article's law. */
record ArticleServices(
    Scenario scenario, ArticleQueue queue, double serviceMillis, double lateMillis) {
  private static final int WARMED_UP = ArticleQueue.WARMED_UP;

  Observations observations() {
    AppSeen app =
        new AppSeen(
            effective(),
            status(0),
            status(0),
            status(scenario.load().duration().toMillis()),
            status(Long.MAX_VALUE));
    DownstreamSeen downstream =
        new DownstreamSeen(
            new DownstreamStatus(0, 0, 0, 0, new DownstreamStatus.Lateness(0, null)),
            new DownstreamStatus(
                queue.size(),
                queue.size(),
                0,
                10,
                new DownstreamStatus.Lateness(
                    queue.size(), Encoded.millis(queue.size(), lateMillis))));
    return new Observations(
        Optional.of(app),
        Optional.of(downstream),
        new KernelReading(3, false, 28_232, 1_048_576, 7, 7),
        new KernelReading(5, false, 28_232, 1_048_576, 7, 7),
        0.5,
        2);
  }

  private AppStatus status(long at) {
    long done = queue.done(at) - WARMED_UP;
    return new AppStatus(
        4241,
        Map.of(),
        queue.begun(at),
        queue.done(at),
        queue.served(at),
        times(
            heldIn(Strategy.BLOCKING) || heldIn(Strategy.VIRTUAL_THREADS_SYNCHRONIZED)
                ? serviceMillis
                : 2,
            done),
        heldIn(Strategy.ASYNC_BLOCKING) ? times(serviceMillis, done) : times(0, -WARMED_UP),
        new AppStatus.Tomcat(10, 10, 0, 10L, 0L),
        new AppStatus.Executor(0, 0, 0),
        new AppStatus.ClientPool(null, 10, 0),
        queue.begun(at),
        new AppStatus.Gc(1, 2),
        40.5,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The warm-up's 20 ms and so many of the given length. */
  private static Distribution times(double millis, long count) {
    Histogram histogram = new Histogram(3);
    if (count + WARMED_UP > 0) {
      histogram.recordValueWithCount(20_000_000, WARMED_UP);
    }
    if (count > 0) {
      histogram.recordValueWithCount(Math.round(millis * 1e6), count);
    }
    long sum = Math.max(0, Math.round(count * millis * 1e6) + WARMED_UP * 20_000_000L);
    return new Distribution(
        WARMED_UP + count, count + WARMED_UP > 0 ? sum : 0, Encoded.of(histogram));
  }

  private Map<String, String> effective() {
    AppSettings app = scenario.app().orElseThrow().settings();
    return new TreeMap<>(
        Map.of(
            "tomcat-threads", Integer.toString(app.tomcatThreads()),
            "async-pool", Integer.toString(app.asyncPool()),
            "async-timeout-ms", Long.toString(app.asyncTimeout().toMillis()),
            "downstream-timeout-ms",
                Long.toString(((Duration) app.value(AppSetting.DOWNSTREAM_TIMEOUT)).toMillis()),
            "max-connections", app.value(AppSetting.MAX_CONNECTIONS).toString(),
            "accept-count", app.value(AppSetting.ACCEPT_COUNT).toString(),
            "virtual-threads", "false"));
  }

  /** Whether requests wait for a thread of that strategy's pool and hold it. */
  boolean heldIn(Strategy strategy) {
    return scenario.app().orElseThrow().strategy() == strategy;
  }
}
