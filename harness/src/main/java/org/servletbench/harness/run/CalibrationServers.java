package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Closing;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.Ports;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/** The null server and the sleeping service of a calibration, on their own ports. */
final class CalibrationServers implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  /** The limit for reading stats: an overloaded service answers only once its backlog is gone. */
  private static final Duration STATS_LIMIT = Duration.ofSeconds(30);

  private static final int FIRST_PORT = 18_080;

  private final Cores cores;
  private final ProcessRegistry registry;
  private final Path folder;
  private final Endpoints endpoints;
  private final int nullPort;
  private final List<ManagedProcess> services = new ArrayList<>();

  CalibrationServers(Cores cores, ProcessRegistry registry, Path folder) {
    this.cores = cores;
    this.registry = registry;
    this.folder = folder;
    int port = Ports.firstFree(FIRST_PORT);
    nullPort = Ports.firstFree(port + 1);
    endpoints = new Endpoints(port, port, port);
  }

  /** Starts both; returns once both answer, from the very processes that were started here. */
  void start(Launch nullServer, Launch sleepingService) throws InterruptedException {
    serve("null-server", nullServer.command(List.of("--port=" + nullPort)));
    serve(Reading.DOWNSTREAM, sleepingService.command(Launcher.downstreamArguments(endpoints)));
    Readiness.await(nullServer(), services.getFirst(), READY_LIMIT);
    Readiness.await(endpoints.downstreamStats(), services.getLast(), READY_LIMIT);
    requireOwned(nullPort, services.getFirst());
    requireOwned(endpoints.downstreamPort(), services.getLast());
  }

  TargetUrl nullServer() {
    return TargetUrl.parse("http://127.0.0.1:" + nullPort + "/");
  }

  /** Returns the endpoints, of which only the sleeping service's exists. */
  Endpoints endpoints() {
    return endpoints;
  }

  /** Sets the sleeping service's counters to zero. */
  DownstreamStatus resetStats() throws InterruptedException {
    try {
      endpoints.resetDownstream();
    } catch (IOException e) {
      throw silent(e);
    }
    return stats();
  }

  /** Reads what the sleeping service has counted. */
  DownstreamStatus stats() throws InterruptedException {
    long limit = System.nanoTime() + STATS_LIMIT.toNanos();
    while (true) {
      try {
        return endpoints.readDownstream();
      } catch (IOException e) {
        if (System.nanoTime() - limit >= 0 || !services.getLast().isAlive()) {
          throw silent(e);
        }
        Thread.sleep(100);
      }
    }
  }

  @Override
  public void close() {
    Closing.all(services);
  }

  private void serve(String name, List<String> command) {
    services.add(
        ManagedProcess.start(
            new ProcessSpec(
                name, Pinned.to(cores.server(), command), folder.resolve(name + ".log")),
            registry));
  }

  private static void requireOwned(int port, ManagedProcess process) {
    Ports.requireOwnedBy(port, process.pid(), process.name());
  }

  private BenchException silent(IOException e) {
    return BenchException.machine(
        Text.of(
            "sleeping-service does not answer: %s; stop other work on this machine and calibrate"
                + " again, or see %s",
            Failures.words(e), services.getLast().log()),
        e);
  }
}
