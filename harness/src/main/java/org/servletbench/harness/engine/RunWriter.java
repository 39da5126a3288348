package org.servletbench.harness.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.servletbench.harness.model.Load;

/**
 * Writes the files of a run, in its own thread, once a second. It also reads the resources of the
 * process when MEASURE begins and ends, which keeps that work out of the event loop.
 */
final class RunWriter {
  private static final long IDLE_NANOS = 500_000_000;

  /** The longest wait while the schedule may still change: it is written at once. */
  private static final long ALERT_NANOS = 50_000_000;

  private final EngineOptions options;
  private final Generator generator;
  private final Recorder recorder;
  private final Facts facts;
  private Resources atStart;
  private Resources atEnd;

  /**
   * The facts that only the event loop knows.
   *
   * @param loopThread thread id of the event loop
   * @param timerSlackNanos leeway of the loop's wake-ups, ns; -1 if unknown
   */
  record Facts(Transport transport, long loopThread, long timerSlackNanos) {}

  RunWriter(EngineOptions options, Generator generator, Recorder recorder, Facts facts) {
    this.options = options;
    this.generator = generator;
    this.recorder = recorder;
    this.facts = facts;
  }

  /** Writes until the run has ended and everything is written. */
  void run() throws InterruptedException {
    Resources.now(facts.loopThread()); // loads the classes before the first reading counts
    Schedule schedule = firstSchedule();
    if (schedule == null) {
      return;
    }
    try (OutputFile csvFile = new OutputFile(file("seconds.csv"));
        OutputFile logFile = new OutputFile(file("latency.hlog"))) {
      SecondsCsv csv = new SecondsCsv(csvFile, options, schedule);
      LatencyLog log = new LatencyLog(logFile, schedule);
      boolean last = false;
      Schedule written = null;
      while (!last) {
        schedule = generator.schedule();
        if (schedule.warmUpIsFixed() && schedule != written) {
          OutputFile.write(file("schedule.properties"), schedule.properties());
          written = schedule;
        }
        Second second =
            recorder.finished.poll(patience(schedule, System.nanoTime()), TimeUnit.NANOSECONDS);
        requireSound();
        readResources(schedule, System.nanoTime());
        if (second != null) {
          last = second.last;
          if (!last || !second.isEmpty()) {
            csv.add(second);
            log.add(second);
          }
          second.clear();
          recorder.free.add(second);
        }
      }
    }
  }

  /** Waits until the connections are open; null if the engine was told to end before that. */
  private Schedule firstSchedule() {
    try {
      return generator.scheduled.join();
    } catch (CancellationException e) {
      return null;
    } catch (CompletionException e) {
      requireSound();
      throw e;
    }
  }

  private void requireSound() {
    if (generator.crash() != null) {
      throw new IllegalStateException("a fault of its own", generator.crash());
    }
  }

  /** Returns the time until the next second or, if sooner, until the next reading of resources. */
  private long patience(Schedule schedule, long now) {
    if (atStart == null) {
      return Math.clamp(
          schedule.measureStartNanos() - now, 0, schedule.isFixed() ? IDLE_NANOS : ALERT_NANOS);
    }
    return atEnd == null ? Math.clamp(schedule.measureEndNanos() - now, 0, IDLE_NANOS) : IDLE_NANOS;
  }

  private void readResources(Schedule schedule, long now) {
    if (atStart == null && now >= schedule.measureStartNanos()) {
      atStart = Resources.now(facts.loopThread());
    }
    if (atEnd == null && now >= schedule.measureEndNanos()) {
      atEnd = Resources.now(facts.loopThread());
    }
  }

  /** Writes the totals after {@link #run}, or those so far when the engine must stop. */
  void writeTotals(boolean interrupted) {
    Properties properties = new Properties();
    if (options.load() instanceof Load.Open open && generator.schedule() != null) {
      properties.setProperty(
          "planned", Long.toString(ArrivalSource.planned(open, generator.schedule())));
    }
    Totals totals = recorder.totals();
    totals.putInto(properties);
    if (options.client().serverTiming()) {
      totals.stages().putInto(properties);
    }
    if (atStart != null) {
      (atEnd == null ? Resources.now(facts.loopThread()) : atEnd).putInto(properties, atStart);
    }
    properties.setProperty("transport", facts.transport().name().toLowerCase(Locale.ROOT));
    properties.setProperty("pacing", options.client().pacing().name().toLowerCase(Locale.ROOT));
    properties.setProperty("pacing-tick-ns", Long.toString(generator.tick()));
    properties.setProperty("timer-slack-ns", Long.toString(facts.timerSlackNanos()));
    properties.setProperty("rss-peak-kib", Long.toString(Resources.peakRssKib()));
    if (interrupted) {
      properties.setProperty("interrupted", "true");
    }
    OutputFile.write(file("totals.properties"), properties);
  }

  private Path file(String name) {
    return options.out().resolve(name);
  }
}
