package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.system.AcceptQueue;
import org.servletbench.harness.system.CompilerThreads;
import org.servletbench.harness.system.CpuQuota;
import org.servletbench.harness.system.Memory;
import org.servletbench.harness.system.ProcFs;
import org.servletbench.harness.system.ProcessMeter;
import org.servletbench.harness.system.Profiler;

/**
 * Reads the processes of a trial from outside, every half second and on demand, and the app's side
 * door as often as the suite says.
 */
final class Sampler implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofMillis(500);

  private final TrialServices services;
  private final LoadSession session;
  private final Scenario scenario;
  private final OptionalLong targetPid;
  private final Set<String> targetLocals;
  private final Optional<CompilerThreads> compiler;
  private final Optional<CpuQuota> quota;
  private final Map<Long, ProcessMeter> meters = new ConcurrentHashMap<>();
  private final List<Reading> readings = new ArrayList<>();
  private final Thread thread;

  /** Held from the question for the app's counters to the date of the answer. */
  private final Object asking = new Object();

  private Sampler(TrialServices services, LoadSession session, Scenario scenario) {
    this.services = services;
    this.session = session;
    this.scenario = scenario;
    this.targetPid = services.targetPid();
    this.targetLocals = services.targetLocals();
    this.compiler =
        targetPid.isPresent() && Profiler.isJvm(targetPid.getAsLong())
            ? Optional.of(new CompilerThreads(targetPid.getAsLong()))
            : Optional.empty();
    this.quota = targetPid.isPresent() ? CpuQuota.of(targetPid.getAsLong()) : Optional.empty();
    this.thread = Thread.ofPlatform().name("sampler").daemon().unstarted(this::loop);
  }

  /** Begins to read, the side door as often as the scenario says. */
  static Sampler start(TrialServices services, LoadSession session, Scenario scenario) {
    Sampler sampler = new Sampler(services, session, scenario);
    sampler.thread.start();
    return sampler;
  }

  /** Returns the pid of the target, if it is visible, as it was found ahead of the load. */
  OptionalLong targetPid() {
    return targetPid;
  }

  /** Takes a reading of every process and of the side door now. */
  void mark() throws InterruptedException {
    mark(true);
  }

  /**
   * Reads the side door ahead of the window if nobody else will: what counts from the window's
   * start is interpolated between the readings on both sides of it.
   */
  void markAhead() throws InterruptedException {
    if (scenario.sideDoorPeriod().isEmpty() || !scenario.sideDoorPause().isZero()) {
      appBetween();
    }
  }

  private void mark(boolean asks) throws InterruptedException {
    services
        .process(Reading.DOWNSTREAM)
        .ifPresent(process -> process(Reading.DOWNSTREAM, process.pid(), Optional.empty()));
    // The counters come first: reading a thousand threads takes 25 ms, and that reading is dated at
    // its start.
    if (targetPid.isPresent()) {
      synchronized (asking) {
        process(Reading.APP, targetPid.getAsLong(), asks ? counters() : Optional.empty());
      }
    }
    other(Reading.COMPILER, compiler.flatMap(CompilerThreads::read));
    other(Reading.THROTTLED, quota.flatMap(CpuQuota::throttled));
    process(Reading.GENERATOR, session.process().pid(), Optional.empty());
    other(Reading.MACHINE, ProcFs.machine());
    other(Reading.STOLEN, ProcFs.stolen());
    other(Reading.IDLE, ProcFs.idle());
    Memory.kernel().forEach((part, use) -> other(part, Optional.of(use)));
  }

  /** Reads what is too expensive to be read more than once. */
  void markOnce() {
    if (targetPid.isPresent()) {
      other(Reading.PROPORTIONAL_SET, Memory.proportional(targetPid.getAsLong()));
    }
  }

  /** Takes a reading of the app alone, between two of all processes. */
  private void appBetween() throws InterruptedException {
    if (targetPid.isPresent()) {
      synchronized (asking) {
        Optional<Reading.Counters> counters = counters();
        meter(targetPid.getAsLong())
            .readBetween()
            .ifPresent(
                use ->
                    add(
                        new Reading(
                            Reading.APP, use.reading(), counters, AcceptQueue.at(targetLocals))));
      }
    }
  }

  /** Returns the readings in the order of time. */
  synchronized List<Reading> readings() {
    return readings.stream()
        .sorted(Comparator.comparingLong(reading -> reading.use().epochMillis()))
        .toList();
  }

  /** Counts the readings. */
  synchronized int count() {
    return readings.size();
  }

  /** Returns the app's latest counters. */
  synchronized Optional<Reading.Counters> latest() {
    return readings.reversed().stream().flatMap(reading -> reading.counters().stream()).findFirst();
  }

  /** Returns what the app's counters tell of the time between the latest two readings of them. */
  synchronized Optional<LastSecond> lastSecond() {
    List<Reading> two =
        readings.reversed().stream().filter(it -> it.counters().isPresent()).limit(2).toList();
    if (two.size() < 2) {
      return Optional.empty();
    }
    Reading.Counters now = two.getFirst().counters().orElseThrow();
    long ended = now.completed() - two.getLast().counters().orElseThrow().completed();
    long millis = two.getFirst().use().epochMillis() - two.getLast().use().epochMillis();
    return millis <= 0
        ? Optional.empty()
        : Optional.of(
            new LastSecond(
                ended * 1e3 / millis,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.of(now.inFlight())));
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** Reads a process, its wait for a CPU and, for the target, its busiest thread. */
  private void process(String name, long pid, Optional<Reading.Counters> counters) {
    meter(pid)
        .read()
        .ifPresent(
            use -> {
              boolean target = name.equals(Reading.APP);
              add(
                  new Reading(
                      name,
                      use.reading(),
                      counters,
                      target ? AcceptQueue.at(targetLocals) : OptionalInt.empty()));
              long now = use.reading().epochMillis();
              other(Reading.runQueueOf(name), time(now, use.runQueueNanos()));
              if (target) {
                other(Reading.BUSIEST_THREAD, time(now, use.busiestThreadNanos()));
              }
            });
  }

  private ProcessMeter meter(long pid) {
    return meters.computeIfAbsent(pid, ProcessMeter::new);
  }

  private static Optional<ProcessReading> time(long epochMillis, OptionalLong nanos) {
    return nanos.isPresent()
        ? Optional.of(ProcessReading.ofTime(epochMillis, nanos.getAsLong()))
        : Optional.empty();
  }

  private void other(String name, Optional<ProcessReading> use) {
    use.ifPresent(
        reading -> add(new Reading(name, reading, Optional.empty(), OptionalInt.empty())));
  }

  private synchronized void add(Reading reading) {
    readings.add(reading);
  }

  private Optional<Reading.Counters> counters() throws InterruptedException {
    try {
      return services.readCounters();
    } catch (IOException e) {
      return Optional.empty(); // the app is gone: whoever watches the processes reports that
    }
  }

  private void loop() {
    try {
      ReadingPace pace =
          new ReadingPace(
              INTERVAL, scenario.sideDoorPeriod(), scenario.sideDoorPause(), System.nanoTime());
      while (true) {
        ReadingPace.Due due = pace.at(System.nanoTime());
        if (due.processes()) {
          mark(due.sideDoor());
        } else if (due.sideDoor()) {
          appBetween();
        }
        TimeUnit.NANOSECONDS.sleep(pace.quietNanos(System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
