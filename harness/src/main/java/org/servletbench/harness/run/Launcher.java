package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.servletbench.harness.load.JMeterCommand;
import org.servletbench.harness.load.LoadOrder;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/** Starts the three processes of a trial side by side, as fast as a fresh JVM can be. */
public final class Launcher {
  private final Contenders contenders;
  private final Launches launches;
  private final ProcessRegistry registry;
  private final Endpoints endpoints;

  /**
   * How each program is started.
   *
   * @param downstream the sleeping service
   * @param app the system under test
   * @param generator JMeter
   */
  public record Launches(Launch downstream, Launch app, Launch generator) {
    /** Why a program starts without a cache, for each that does. */
    public List<String> warnings() {
      return Stream.of(downstream, app, generator)
          .flatMap(launch -> launch.warning().stream())
          .toList();
    }
  }

  public Launcher(
      Contenders contenders, Launches launches, ProcessRegistry registry, Endpoints endpoints) {
    this.contenders = contenders;
    this.launches = launches;
    this.registry = registry;
    this.endpoints = endpoints;
  }

  /**
   * Starts the three processes; none is ready yet.
   *
   * @throws BenchException if a port is taken
   */
  TrialProcesses start(Scenario scenario, Path folder) {
    endpoints.requireFree();
    List<ManagedProcess> started = new ArrayList<>();
    try {
      commands(scenario, folder)
          .forEach(
              (name, command) ->
                  started.add(
                      ManagedProcess.start(
                          new ProcessSpec(name, command, folder.resolve(name + ".log")),
                          registry)));
      return new TrialProcesses(
          endpoints, scenario, started.get(0), started.get(1), started.get(2));
    } catch (RuntimeException e) {
      started.forEach(ManagedProcess::close);
      throw e;
    }
  }

  /** The commands of a scenario: downstream, app, generator. */
  public Map<String, List<String>> commands(Scenario scenario, Path folder) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(Reading.DOWNSTREAM, launches.downstream().command(downstreamArguments(endpoints)));
    commands.put(Reading.APP, launches.app().command(appArguments(scenario, endpoints)));
    commands.put(
        Reading.GENERATOR,
        launches
            .generator()
            .command(generatorArguments(contenders.plan(), scenario, endpoints, folder)));
    return commands;
  }

  static List<String> downstreamArguments(Endpoints endpoints) {
    return List.of("--server.port=" + endpoints.downstreamPort());
  }

  static List<String> appArguments(Scenario scenario, Endpoints endpoints) {
    return List.of(
        "--server.port=" + endpoints.appPort(),
        "--bench.side-door-port=" + endpoints.sideDoorPort(),
        "--bench.downstream=" + endpoints.downstream(),
        "--server.tomcat.threads.max=" + scenario.app().tomcatThreads(),
        "--bench.async-pool=" + scenario.app().asyncPool(),
        "--bench.async-timeout=" + scenario.app().asyncTimeout().toMillis() + "ms",
        "--bench.downstream-timeout=" + scenario.app().downstreamTimeout().toMillis() + "ms",
        "--spring.threads.virtual.enabled=" + (scenario.strategy() == Strategy.VIRTUAL_THREADS));
  }

  static List<String> generatorArguments(
      Path plan, Scenario scenario, Endpoints endpoints, Path folder) {
    return JMeterCommand.arguments(
        plan,
        new LoadOrder(
            endpoints.app(scenario.strategy().path()),
            scenario.delay(),
            scenario.load(),
            scenario.warmUp()),
        folder.resolve(ResultStore.JTL),
        folder.resolve("jmeter-own.log"));
  }
}
