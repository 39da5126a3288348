package org.servletbench.harness.run;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import org.servletbench.harness.engine.Addresses;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord.Start;
import org.servletbench.harness.system.Closing;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.PortOwner;
import org.servletbench.harness.system.Ports;

/**
 * The services of a trial, started side by side; closing stops them all.
 *
 * @param processes processes that the scenario needs, named as in {@link Reading}
 */
public record TrialServices(Endpoints endpoints, Scenario scenario, List<ManagedProcess> processes)
    implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private static final String START_IT_YOURSELF =
      "start the server yourself, and give target.url alone";

  public TrialServices {
    processes = List.copyOf(processes);
  }

  /** Waits until every service answers, from the very processes that were started here. */
  List<Start> awaitReady() throws InterruptedException {
    Map<ManagedProcess, TargetUrl> asked = new LinkedHashMap<>();
    process(Reading.DOWNSTREAM).ifPresent(it -> asked.put(it, endpoints.downstreamStats()));
    switch (scenario.target()) {
      case Target.App app -> asked.put(target(), endpoints.sideDoor());
      case Target.Command own -> asked.put(target(), own.ready().at(Duration.ZERO));
      case Target.Running running -> {}
    }
    Map<ManagedProcess, Duration> ready = Readiness.await(asked, READY_LIMIT);
    List<Start> starts =
        ready.entrySet().stream()
            .map(each -> start(each.getKey(), each.getValue()))
            .sorted(Comparator.comparing(Start::process))
            .toList();
    requireOwn();
    return starts;
  }

  private static Start start(ManagedProcess process, Duration ready) {
    return new Start(process.name(), ready.toNanos() / 1e6, process.cacheUse());
  }

  private ManagedProcess target() {
    return process(Reading.APP).orElseThrow();
  }

  private void requireOwn() throws InterruptedException {
    if (scenario.delay().isPresent()) {
      ManagedProcess downstream = process(Reading.DOWNSTREAM).orElseThrow();
      Ports.requireOwnedBy(endpoints.downstreamPort(), downstream.pid(), downstream.name());
    }
    switch (scenario.target()) {
      case Target.App app -> {
        ManagedProcess process = target();
        TargetUrl endpoint = endpoints.app(app.strategy().path() + "?delay=0");
        Readiness.await(endpoint, process, READY_LIMIT);
        Ports.requireOwnedBy(endpoints.appPort(), process.pid(), process.name());
        Ports.requireOwnedBy(endpoints.sideDoorPort(), process.pid(), process.name());
      }
      case Target.Command own -> requireDescendant(own.url(), target());
      case Target.Running running -> {}
    }
  }

  /** Checks that the command listens, or a descendant if it is a script. */
  private static void requireDescendant(TargetUrl url, ManagedProcess process) {
    InetAddress address = answering(url);
    wrongListener(
            url.port(),
            Ports.isHeld(url.port(), address),
            Ports.listeners(url.port(), address).stream().findFirst(),
            process::includes)
        .ifPresent(
            fault -> {
              throw BenchException.machine(fault);
            });
  }

  /**
   * Says what is wrong with who listens on a port; empty if a descendant of the command does.
   *
   * @param isHeld whether anybody does, visible or not
   * @param owner who does, if that is visible
   */
  static Optional<String> wrongListener(
      int port, boolean isHeld, Optional<PortOwner> owner, LongPredicate isDescendant) {
    if (owner.isPresent()) {
      return owner
          .filter(it -> !isDescendant.test(it.pid()))
          .map(
              it ->
                  Text.of(
                      "port %d of target.url is answered by pid %d (%s), which target.command did"
                          + " not start: %s",
                      port, it.pid(), it.shortCommand(), START_IT_YOURSELF));
    }
    return Optional.of(
        isHeld
            ? Text.of(
                "port %d of target.url is held by a process that this user may not look into, as"
                    + " of a server in Docker or under sudo: %s",
                port, START_IT_YOURSELF)
            : Text.of(
                "nobody listens on port %d of target.url, although target.ready answers: correct"
                    + " one of the two",
                port));
  }

  /**
   * Returns the pid of the process that answers requests; empty if it is not visible, or not one.
   * Finding it costs up to 0.1 s of CPU: every socket and every open file of the machine is read.
   */
  OptionalLong targetPid() {
    return switch (scenario.target()) {
      case Target.App app -> OptionalLong.of(target().pid());
      case Target.Command own -> listener(own.url());
      case Target.Running running -> listener(running.url());
    };
  }

  /** Returns the local ends of the target's sockets, as the kernel's tables have them. */
  Set<String> targetLocals() {
    return switch (scenario.target()) {
      case Target.App app -> Ports.locals(Ports.LOOPBACK, endpoints.appPort());
      case Target.Command own -> locals(own.url());
      case Target.Running running -> locals(running.url());
    };
  }

  private static Set<String> locals(TargetUrl url) {
    return Addresses.areHere(url) ? Ports.locals(answering(url), url.port()) : Set.of();
  }

  /** Returns the first address at which anybody listens, which the generator takes, too. */
  private static InetAddress answering(TargetUrl url) {
    List<InetAddress> all = Addresses.of(url);
    return all.stream()
        .filter(address -> Ports.isHeld(url.port(), address))
        .findFirst()
        .orElse(all.getFirst());
  }

  Optional<ManagedProcess> process(String name) {
    return processes.stream().filter(process -> process.name().equals(name)).findFirst();
  }

  /** Reads the app's side door; empty if the target has none. */
  Optional<AppStatus> readApp() throws IOException, InterruptedException {
    return scenario.app().isPresent() ? Optional.of(endpoints.readApp()) : Optional.empty();
  }

  /** The app's counters alone, for reading them while a load runs. */
  Optional<Reading.Counters> readCounters() throws IOException, InterruptedException {
    return scenario.app().isPresent()
        ? Optional.of(Reading.Counters.of(endpoints.readCounters()))
        : Optional.empty();
  }

  /** The app's platform threads by kind; none where the target has no side door. */
  Map<String, Integer> readThreads() throws IOException, InterruptedException {
    return scenario.app().isPresent() ? endpoints.readThreads() : Map.of();
  }

  /** Reads the sleeping service's stats; empty if the trial has none. */
  Optional<DownstreamStatus> readDownstream() throws IOException, InterruptedException {
    return scenario.delay().isPresent()
        ? Optional.of(endpoints.readDownstream())
        : Optional.empty();
  }

  /** Makes the app collect its garbage, so that its live heap at rest is known. */
  void collectGarbage() throws IOException, InterruptedException {
    if (scenario.app().isPresent()) {
      endpoints.collectGarbage();
    }
  }

  void resetDownstream() throws IOException, InterruptedException {
    if (scenario.delay().isPresent()) {
      endpoints.resetDownstream();
    }
  }

  /** Says which service has ended by itself, how, and its last lines. */
  Optional<String> whoEnded() {
    return processes.reversed().stream()
        .filter(service -> !service.isAlive())
        .findFirst()
        .map(TrialServices::end);
  }

  static String end(ManagedProcess process) {
    return Text.of(
        "%s (pid %d) ended with code %d; its last lines: %s",
        process.name(),
        process.pid(),
        process.exitCode().orElse(-1),
        String.join(" | ", process.lastLines(3)));
  }

  @Override
  public void close() {
    Closing.all(processes);
  }

  /**
   * Returns the process that does the work. Where several share a port, or the one that listens has
   * children, the work is theirs, and the figures of one of them would be those of an idle master.
   * A server on another machine is no process of this one, whoever listens on its port here.
   */
  private static OptionalLong listener(TargetUrl url) {
    List<PortOwner> owners =
        Addresses.areHere(url) ? Ports.listeners(url.port(), answering(url)) : List.of();
    return owners.size() == 1 && owners.getFirst().hasNoChildren()
        ? OptionalLong.of(owners.getFirst().pid())
        : OptionalLong.empty();
  }
}
