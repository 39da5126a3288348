package org.servletbench.harness.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.engine.Addresses;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.load.JMeterDriver;
import org.servletbench.harness.load.LoadDriver;
import org.servletbench.harness.load.LoadOrder;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.load.OpenLoopDriver;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Closing;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.Ports;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/**
 * Starts the processes of a trial, as fast as a fresh JVM can be.
 *
 * @param apps launches of the app for each unusual kind
 * @param own commands of targets that are not our app
 * @param pins cores that the processes are bound to
 */
public record Launcher(
    TrialPrograms programs,
    Launches launches,
    ProcessRegistry registry,
    Endpoints endpoints,
    Map<AppKind, Launch> apps,
    OwnPrograms own,
    Pins pins) {
  public Launcher {
    apps = Map.copyOf(apps);
  }

  /**
   * The way to start each program.
   *
   * @param downstream launch of the sleeping service
   * @param app launch of the system under test
   * @param engine launch of the open-loop driver
   */
  public record Launches(Launch downstream, Launch app, Launch jmeter, Launch engine) {}

  /**
   * Starts the services of a scenario and returns before they are ready.
   *
   * @throws BenchException if a port is taken
   */
  TrialServices start(Scenario scenario, Path folder) {
    requireFree(scenario);
    List<ManagedProcess> started = new ArrayList<>();
    try {
      services(scenario)
          .forEach(
              (name, command) ->
                  started.add(
                      ManagedProcess.start(spec(scenario, name, command, folder), registry)));
      return new TrialServices(endpoints, scenario, started);
    } catch (RuntimeException e) {
      try {
        Closing.all(started);
      } catch (RuntimeException survivor) {
        e.addSuppressed(survivor);
      }
      throw e;
    }
  }

  /** Starts the generator of a scenario. */
  LoadSession load(Scenario scenario, Path folder, Duration answers) {
    return driver(scenario.driver()).start(order(scenario).answering(answers), folder, registry);
  }

  /**
   * Returns the driver that produces load.
   *
   * @throws BenchException if the driver needs a tool that is not on PATH
   */
  LoadDriver driver(Driver driver) {
    return switch (driver) {
      case JMETER -> new JMeterDriver(launches.jmeter(), programs.plan());
      case OPEN_LOOP -> new OpenLoopDriver(launches.engine());
      case WRK, AB -> Drivers.tool(driver);
    };
  }

  /** Returns the commands of a scenario by the names of their processes. */
  public Map<String, List<String>> commands(Scenario scenario, Path folder) {
    Map<String, List<String>> commands = new LinkedHashMap<>(services(scenario));
    commands.put(Reading.GENERATOR, driver(scenario.driver()).command(order(scenario), folder));
    return commands;
  }

  /** Returns the order for the driver of a scenario. */
  LoadOrder order(Scenario scenario) {
    return order(scenario, endpoints).on(pins.of(Reading.GENERATOR));
  }

  static LoadOrder order(Scenario scenario, Endpoints endpoints) {
    return switch (scenario.target()) {
      case Target.App app ->
          order(
              endpoints.app(app.strategy().path() + "?delay=" + TargetUrl.DELAY),
              app.strategy().body(),
              scenario);
      case Target.Running running -> order(running.url(), "", scenario);
      case Target.Command command -> order(command.url(), command.body(), scenario);
    };
  }

  private static LoadOrder order(TargetUrl url, String body, Scenario scenario) {
    return new LoadOrder(
        url.at(scenario.delay().orElse(Duration.ZERO)),
        url.at(scenario.warmUp().delay()),
        body,
        scenario.load(),
        scenario.warmUp(),
        scenario.client());
  }

  private Map<String, List<String>> services(Scenario scenario) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    if (scenario.delay().isPresent()) {
      commands.put(
          Reading.DOWNSTREAM, launches.downstream().command(downstreamArguments(scenario)));
    }
    switch (scenario.target()) {
      case Target.App app ->
          commands.put(Reading.APP, launch(app).command(appArguments(app, scenario, endpoints)));
      case Target.Command command -> commands.put(Reading.APP, own.start(command, endpoints));
      case Target.Running running -> {}
    }
    commands.replaceAll((process, command) -> Pinned.to(pins.of(process), command));
    return commands;
  }

  private Launch launch(Target.App app) {
    AppKind kind = AppKind.of(app);
    Launch launch = apps.getOrDefault(kind, launches.app());
    if (!apps.containsKey(kind) && !kind.runtime().equals(Runtime.DEFAULT)) {
      throw new IllegalStateException("no launch was prepared for " + kind);
    }
    return launch;
  }

  /** Describes a process; a user's command works in the user's folder, for relative paths. */
  private static ProcessSpec spec(
      Scenario scenario, String name, List<String> command, Path folder) {
    Path log = folder.resolve(name + ".log");
    boolean own = scenario.target() instanceof Target.Command && name.equals(Reading.APP);
    return new ProcessSpec(
        name, command, log, own ? Optional.of(Path.of("").toAbsolutePath()) : Optional.empty());
  }

  private void requireFree(Scenario scenario) {
    if (scenario.delay().isPresent()) {
      endpoints.requireDownstreamFree();
    }
    switch (scenario.target()) {
      case Target.App app -> endpoints.requireAppFree();
      case Target.Command own ->
          Addresses.of(own.url()).stream()
              .filter(
                  address ->
                      address.equals(Ports.LOOPBACK) || Ports.isHeld(own.url().port(), address))
              .forEach(
                  address ->
                      Ports.requireFree(
                          address,
                          own.url().port(),
                          "target.url",
                          "give your server another port"));
      case Target.Running running -> {}
    }
  }

  private List<String> downstreamArguments(Scenario scenario) {
    List<String> arguments = new ArrayList<>(downstreamArguments(endpoints));
    scenario
        .downstreamThreads()
        .ifPresent(
            threads ->
                arguments.addAll(
                    List.of("--sleeping.mode=threads", "--sleeping.threads=" + threads)));
    return List.copyOf(arguments);
  }

  static List<String> downstreamArguments(Endpoints endpoints) {
    return List.of("--server.port=" + endpoints.downstreamPort());
  }

  private static List<String> appArguments(Target.App app, Scenario scenario, Endpoints endpoints) {
    List<String> arguments = new ArrayList<>(appArguments(app, endpoints));
    if (scenario.client().serverTiming()) {
      arguments.add("--bench.server-timing=true");
    }
    return List.copyOf(arguments);
  }

  static List<String> appArguments(Target.App app, Endpoints endpoints) {
    AppSettings settings = app.settings();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=" + endpoints.appPort(),
                "--bench.side-door-port=" + endpoints.sideDoorPort(),
                "--bench.downstream=" + endpoints.downstream(),
                "--bench.stack=" + app.strategy().stack().label(),
                "--spring.threads.virtual.enabled=" + app.strategy().onVirtualThreads()));
    settings
        .values()
        .forEach((setting, value) -> setting.argument(value).ifPresent(arguments::add));
    settings
        .variant()
        .properties()
        .forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return List.copyOf(arguments);
  }
}
