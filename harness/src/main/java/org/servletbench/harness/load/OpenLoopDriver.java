package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.LoadText;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/** Drives our own load engine, in its own JVM. */
public record OpenLoopDriver(Launch launch) implements LoadDriver {
  private static final int FIT = 10_000;
  private static final int USUAL_HEAP_MIB = 64;
  private static final int HEAP_EACH = 4096;

  @Override
  public List<String> command(LoadOrder order, Path folder) {
    return Pinned.to(order.cores(), launch.command(heap(order.client()), arguments(order, folder)));
  }

  /** Each connection beyond those that fit into the usual heap gets {@value #HEAP_EACH} bytes. */
  private static List<String> heap(ClientSettings client) {
    long beyond = client.maxInFlight() - FIT;
    return beyond > 0
        ? List.of(Text.of("-Xmx%dm", USUAL_HEAP_MIB + Math.ceilDiv(beyond * HEAP_EACH, 1 << 20)))
        : List.of();
  }

  /** Returns the arguments that follow the main class. */
  public static List<String> arguments(LoadOrder order, Path folder) {
    ClientSettings client = order.client();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--url=" + order.url(),
                "--load=" + LoadText.format(order.load()),
                "--warm-up-url=" + order.warmUpUrl(),
                "--warm-up=" + warmUp(order),
                "--pause=" + Units.formatDuration(order.pause()),
                "--timeout=" + Units.formatDuration(order.load().timeout()),
                "--connections=" + client.connections(),
                "--max-in-flight=" + client.maxInFlight(),
                "--overload=" + client.overload().name().toLowerCase(Locale.ROOT),
                "--requests-per-connection=" + client.requestsPerConnection(),
                "--local-addresses=" + client.localAddresses(),
                "--pacing=" + client.pacing().name().toLowerCase(Locale.ROOT),
                "--out=" + folder));
    if (client.serverTiming()) {
      arguments.add("--server-timing=true");
    }
    if (order.warmUp().untilSteady().isPresent()) {
      arguments.add("--warm-up-until=measure");
    }
    if (!order.warmUp().settle().isZero()) {
      arguments.add("--settle=" + Units.formatDuration(order.warmUp().settle()));
    }
    if (!order.expectedBody().isEmpty()) {
      arguments.add("--expect-body=" + order.expectedBody());
    }
    return List.copyOf(arguments);
  }

  private static String warmUp(LoadOrder order) {
    return order.warmUp().loads(order.load().timeout()).stream()
        .map(LoadText::format)
        .collect(Collectors.joining("+"));
  }

  @Override
  public LoadSession start(LoadOrder order, Path folder, ProcessRegistry registry) {
    EngineFiles.forget(folder);
    ProcessSpec spec =
        new ProcessSpec(Reading.GENERATOR, command(order, folder), folder.resolve("open-loop.log"));
    return new Session(
        order.warmUp().untilSteady().isPresent() || !order.warmUp().settle().isZero()
            ? ManagedProcess.startListening(spec, registry)
            : ManagedProcess.start(spec, registry),
        new EngineFiles(folder));
  }

  private record Session(ManagedProcess process, EngineFiles files) implements LoadSession {
    @Override
    public void poll() {
      files.poll();
    }

    @Override
    public OptionalLong loadStartMillis() {
      return files.settleStartMillis();
    }

    @Override
    public OptionalLong measureStartMillis() {
      return files.measureStartMillis();
    }

    @Override
    public List<Recording.Second> seconds() {
      return files.seconds();
    }

    @Override
    public void settle() {
      process.tell("settle");
    }

    @Override
    public void measure() {
      process.tell("measure");
    }

    /** Waits for the engine to end, which it does right after the last answer. */
    @Override
    public boolean isFinished() {
      return !process.isAlive() && process.exitCode().orElse(-1) == 0;
    }

    @Override
    public boolean isAtWork() {
      return process.isAlive() || isFinished();
    }

    @Override
    public OptionalLong completed() {
      return OptionalLong.of(files.completed());
    }

    @Override
    public OptionalLong errors() {
      return OptionalLong.of(files.completed() - files.ok());
    }

    @Override
    public Optional<LastSecond> lastSecond(long epochMillis) {
      return files.lastSecond(epochMillis);
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
