package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcFs;

/** Reads the processes of a trial from outside, every half second and whenever it is asked to. */
final class Sampler implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofMillis(500);

  private final List<ManagedProcess> processes;
  private final Endpoints endpoints;
  private final List<Reading> readings = new ArrayList<>();
  private final Thread thread;

  private Sampler(List<ManagedProcess> processes, Endpoints endpoints) {
    this.processes = processes;
    this.endpoints = endpoints;
    this.thread = Thread.ofPlatform().name("sampler").daemon().unstarted(this::loop);
  }

  static Sampler start(List<ManagedProcess> processes, Endpoints endpoints) {
    Sampler sampler = new Sampler(processes, endpoints);
    sampler.thread.start();
    return sampler;
  }

  /** Takes a reading of every process now. */
  void mark() {
    for (ManagedProcess process : processes) {
      Optional<ProcessReading> use = ProcFs.read(process.pid());
      Optional<Reading.Counters> counters =
          process.name().equals(Reading.APP) ? counters() : Optional.empty();
      use.ifPresent(reading -> add(new Reading(process.name(), reading, counters)));
    }
  }

  /** In the order of time. */
  synchronized List<Reading> readings() {
    return readings.stream()
        .sorted(Comparator.comparingLong(reading -> reading.use().epochMillis()))
        .toList();
  }

  /** What the app's counters said last. */
  synchronized Optional<Reading.Counters> latest() {
    return readings.reversed().stream().flatMap(reading -> reading.counters().stream()).findFirst();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private synchronized void add(Reading reading) {
    readings.add(reading);
  }

  private Optional<Reading.Counters> counters() {
    try {
      AppStatus status = endpoints.readApp();
      return Optional.of(Reading.Counters.of(status));
    } catch (IOException e) {
      return Optional.empty(); // the app is gone: whoever watches the processes says so
    }
  }

  private void loop() {
    try {
      while (true) {
        mark();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
