package org.servletbench.harness.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.ProcessRegistry;

/** Drives wrk, which makes as many requests as its connections can carry, in one thread. */
public record WrkDriver(Path binary) implements LoadDriver {
  private static final String OUTPUT = "wrk.txt";

  @Override
  public List<String> command(LoadOrder order, Path folder) {
    return command(order, order.url(), order.load().duration(), folder);
  }

  private List<String> command(LoadOrder order, TargetUrl url, Duration duration, Path folder) {
    Load.Closed load = order.closed();
    return Pinned.to(
        order.cores(),
        Stream.concat(
                Stream.of(binary.toString()),
                WrkCommand.arguments(
                    load.connections(),
                    duration,
                    load.timeout(),
                    order.client().keepsAlive(),
                    url,
                    folder.resolve("wrk.lua"))
                    .stream())
            .toList());
  }

  @Override
  public LoadSession start(LoadOrder order, Path folder, ProcessRegistry registry) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("wrk.lua"), WrkCommand.script());
    } catch (IOException e) {
      throw BenchException.machine(
          "cannot write " + folder.resolve("wrk.lua") + ": " + Failures.words(e), e);
    }
    return new ToolSession(
        command(order, order.warmUpUrl(), order.warmUp().duration(), folder),
        command(order, folder),
        order.pause(),
        folder.resolve(OUTPUT),
        registry);
  }

  /** Reads what wrk has left in the folder of a trial. */
  static Recording recording(Path folder) {
    OptionalLong start = ToolSession.started(folder);
    if (start.isEmpty()) {
      return Recording.NOTHING;
    }
    ToolReport report = ToolReport.read(folder.resolve(OUTPUT), output -> WrkOutput.parse(output));
    return new Recording.Report(start.getAsLong(), report.durationSeconds(), report.figures());
  }
}
