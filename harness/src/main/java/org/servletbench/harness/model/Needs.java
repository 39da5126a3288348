package org.servletbench.harness.model;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least resources that a scenario needs, known before anything is started. A server that falls
 * behind needs more.
 *
 * @param connections connections between the generator and the target
 * @param calls concurrent calls from the target to the downstream
 * @param localAddresses number of addresses that the generator's connections come from
 * @param appThreads platform threads of the app that requests hold; 0 if the target is not ours
 * @param generatorThreads platform threads of the generator
 * @param downstreamThreads platform threads of the downstream
 * @param heapMib heap that the suite gives to the app, MiB; empty if the JVM decides
 */
public record Needs(
    long connections,
    long calls,
    int localAddresses,
    long appThreads,
    long generatorThreads,
    long downstreamThreads,
    OptionalLong heapMib) {
  /** The open files of a JVM at rest: jars, listening sockets, selectors and others. */
  static final int FILES_AT_REST = 200;

  /** The memory maps per thread: a stack and its guard page. */
  static final int MAPS_PER_THREAD = 2;

  private static final int MAPS_AT_REST = 1000;

  /** The share of the limit beyond which a trial is invalid. */
  private static final double SHARE_OF_FILES = 0.95;

  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d{1,9})([kKmMgG])");

  public static Needs of(Scenario scenario) {
    long connections = connections(scenario);
    Optional<Target.App> app = scenario.app();
    return new Needs(
        connections,
        scenario.delay().isEmpty()
            ? 0
            : app.map(target -> calls(target, connections)).orElse(connections),
        scenario.client().localAddresses(),
        app.map(target -> threads(target, connections)).orElse(0L),
        scenario.driver() == Driver.JMETER ? connections : 0,
        scenario.downstreamThreads().orElse(0),
        app.map(Needs::heapMib).orElse(OptionalLong.empty()));
  }

  /** Says why there is not enough room, with the remedy; empty if there is. */
  public Optional<String> beyond(Room room) {
    return files("app", connections + calls, room)
        .or(() -> files("generator", connections, room))
        .or(() -> files("downstream", calls, room))
        .or(() -> ports("generator", connections, localAddresses, room))
        .or(() -> ports("app", calls, 1, room))
        .or(() -> threads(room))
        .or(() -> maps(room))
        .or(() -> memory(room));
  }

  /** The limit that a process with so many sockets needs. */
  public static long filesFor(long sockets) {
    return (long) Math.ceil((sockets + FILES_AT_REST) / SHARE_OF_FILES);
  }

  /** For how many requests in flight a limit suffices, where each takes two sockets of the app. */
  public static long requestsWithin(long openFiles) {
    return Math.max(0, ((long) (openFiles * SHARE_OF_FILES) - FILES_AT_REST) / 2);
  }

  private Optional<String> files(String who, long sockets, Room room) {
    long most = filesFor(sockets);
    return sockets > 0 && isBelow(room.openFiles(), most)
        ? Optional.of(
            Text.of(
                "the %s needs %d open files for %d requests in flight, but may have only %d: ulimit"
                    + " -n %d, or fewer connections",
                who, most, connections, room.openFiles().getAsLong(), most))
        : Optional.empty();
  }

  private static Optional<String> ports(String who, long sockets, int addresses, Room room) {
    return isBelow(room.localPorts(), (sockets + addresses - 1) / addresses)
        ? Optional.of(
            Text.of(
                "the %s needs %d local ports, but there are only %d: widen"
                    + " net.ipv4.ip_local_port_range%s",
                who,
                sockets,
                room.localPorts().getAsLong() * addresses,
                who.equals("generator") ? ", or raise client.local-addresses" : ""))
        : Optional.empty();
  }

  private Optional<String> threads(Room room) {
    long all = appThreads + generatorThreads + downstreamThreads;
    return isBelow(room.threads(), all)
        ? Optional.of(
            Text.of(
                "it needs %d threads, but only %d more may be started: raise ulimit -u,"
                    + " kernel.threads-max or pids.max of the control group, or use fewer",
                all, room.threads().getAsLong()))
        : Optional.empty();
  }

  private Optional<String> maps(Room room) {
    long threads = Math.max(appThreads, Math.max(generatorThreads, downstreamThreads));
    return isBelow(room.memoryMaps(), MAPS_PER_THREAD * threads + MAPS_AT_REST) && threads > 0
        ? Optional.of(
            Text.of(
                "one process needs %d threads, but vm.max_map_count allows only about %d: sysctl"
                    + " vm.max_map_count=%d, or use fewer threads",
                threads,
                Math.max(0, (room.memoryMaps().getAsLong() - MAPS_AT_REST) / MAPS_PER_THREAD),
                2 * (MAPS_PER_THREAD * threads + MAPS_AT_REST)))
        : Optional.empty();
  }

  private Optional<String> memory(Room room) {
    return heapMib.isPresent() && isBelow(room.memoryMib(), heapMib.getAsLong())
        ? Optional.of(
            Text.of(
                "the app's heap of %d MiB is more than the %d MiB that are free: end other"
                    + " programs, or lower -Xmx in app.jvm",
                heapMib.getAsLong(), room.memoryMib().getAsLong()))
        : Optional.empty();
  }

  private static boolean isBelow(OptionalLong available, long needed) {
    return available.isPresent() && available.getAsLong() < needed;
  }

  /** Returns the connections needed; for an open load, by Little's law, rate times delay. */
  private static long connections(Scenario scenario) {
    long measured =
        switch (scenario.load()) {
          case Load.Closed closed -> closed.connections();
          case Load.Open open ->
              (long) Math.ceil(open.ratePerSecond() * scenario.delayMillis() / 1000);
        };
    long warming = (long) Math.ceil(scenario.warmUp().inFlight());
    return Math.min(
        scenario.client().maxInFlight(),
        Math.max(scenario.client().connections(), Math.max(measured, warming)));
  }

  private static long calls(Target.App app, long connections) {
    AppSettings settings = app.settings();
    long calls =
        switch (app.limitingPool()) {
          case TOMCAT_THREADS -> Math.min(connections, settings.tomcatThreads());
          case EXECUTOR -> Math.min(connections, settings.asyncPool());
          case CARRIERS -> Math.min(connections, app.carriers());
          case TASK_EXECUTOR, UNKNOWN, NONE -> connections;
        };
    int bound = settings.clientConnections();
    return bound == 0 ? calls : Math.min(calls, bound);
  }

  private static long threads(Target.App app, long connections) {
    AppSettings settings = app.settings();
    return switch (app.limitingPool()) {
      case TOMCAT_THREADS -> Math.min(connections, settings.tomcatThreads());
      case EXECUTOR -> Math.min(connections, settings.asyncPool());
      case CARRIERS -> Math.min(connections, app.carriers());
      case TASK_EXECUTOR, UNKNOWN, NONE -> 0;
    };
  }

  private static OptionalLong heapMib(Target.App app) {
    return app.settings().variant().runtime().options().stream()
        .map(HEAP::matcher)
        .filter(Matcher::matches)
        .mapToLong(Needs::mib)
        .reduce((first, last) -> last);
  }

  private static long mib(Matcher heap) {
    long number = Long.parseLong(heap.group(1));
    return switch (heap.group(2).toLowerCase(Locale.ROOT)) {
      case "k" -> number >> 10;
      case "m" -> number;
      case "g" -> number << 10;
      default -> throw new IllegalStateException(heap.group());
    };
  }
}
