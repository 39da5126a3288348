package org.servletbench.harness.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Ports;
import org.servletbench.harness.system.Readiness;

/** The three processes of a trial, started side by side; closing stops them all. */
public final class TrialProcesses implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private final Endpoints endpoints;
  private final Scenario scenario;
  private final ManagedProcess downstream;
  private final ManagedProcess app;
  private final ManagedProcess generator;

  TrialProcesses(
      Endpoints endpoints,
      Scenario scenario,
      ManagedProcess downstream,
      ManagedProcess app,
      ManagedProcess generator) {
    this.endpoints = endpoints;
    this.scenario = scenario;
    this.downstream = downstream;
    this.app = app;
    this.generator = generator;
  }

  /** Returns once both services answer, from the very processes that were started here. */
  void awaitReady() throws InterruptedException {
    Readiness.await(endpoints.downstreamStats(), downstream, READY_LIMIT);
    Readiness.await(endpoints.sideDoor(), app, READY_LIMIT);
    Readiness.await(endpoints.app(scenario.strategy().path() + "?delay=0"), app, READY_LIMIT);
    Ports.requireOwnedBy(endpoints.downstreamPort(), downstream.pid(), downstream.name());
    Ports.requireOwnedBy(endpoints.appPort(), app.pid(), app.name());
    Ports.requireOwnedBy(endpoints.sideDoorPort(), app.pid(), app.name());
  }

  /** Which service has ended by itself, how, and its last words. */
  Optional<String> whoEnded() {
    return Stream.of(app, downstream)
        .filter(service -> !service.isAlive())
        .findFirst()
        .map(TrialProcesses::end);
  }

  static String end(ManagedProcess process) {
    return "%s (pid %d) ended with code %d; its last lines: %s"
        .formatted(
            process.name(),
            process.pid(),
            process.exitCode().orElse(-1),
            String.join(" | ", process.lastLines(3)));
  }

  ManagedProcess generator() {
    return generator;
  }

  List<ManagedProcess> all() {
    return List.of(downstream, app, generator);
  }

  /** The generator first, so that nothing is sent to a service that is going down. */
  @Override
  public void close() {
    generator.requestEnd();
    try (downstream;
        app) {
      generator.close();
    }
  }
}
