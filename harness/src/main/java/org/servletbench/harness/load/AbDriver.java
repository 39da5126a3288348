package org.servletbench.harness.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.RunFile;

/** Drives ab, which differs from wrk mainly in speaking HTTP/1.0. */
public record AbDriver(Path binary) implements LoadDriver {
  private static final String OUTPUT = "ab.txt";
  private static final String PERCENTILES = "ab-percentiles.csv";
  private static final String WARM_UP_REQUESTS = "warm-up-requests.tsv";
  static final String REQUESTS = "ab-requests.tsv";

  @Override
  public List<String> command(LoadOrder order, Path folder) {
    return command(
        order,
        order.url(),
        order.load().duration(),
        folder.resolve(PERCENTILES),
        folder.resolve(REQUESTS));
  }

  private List<String> command(
      LoadOrder order, TargetUrl url, Duration duration, Path percentiles, Path requests) {
    Load.Closed load = order.closed();
    return Pinned.to(
        order.cores(),
        Stream.concat(
                Stream.of(binary.toString()),
                AbCommand.arguments(
                    load.connections(),
                    duration,
                    load.timeout(),
                    order.client().keepsAlive(),
                    url,
                    percentiles,
                    requests)
                    .stream())
            .toList());
  }

  @Override
  public LoadSession start(LoadOrder order, Path folder, ProcessRegistry registry) {
    return new ToolSession(
        command(
            order,
            order.warmUpUrl(),
            order.warmUp().duration(),
            folder.resolve("warm-up-percentiles.csv"),
            folder.resolve(WARM_UP_REQUESTS)),
        command(order, folder),
        order.pause(),
        folder.resolve(OUTPUT),
        registry);
  }

  /** Makes small what ab has left in the folder of a trial. */
  static void condense(Path folder) throws IOException {
    AbRequests.condense(folder.resolve(REQUESTS));
    AbRequests.condense(folder.resolve(WARM_UP_REQUESTS));
  }

  /** Reads what ab has left in the folder of a trial. */
  static Recording recording(Path folder) {
    OptionalLong start = ToolSession.started(folder);
    if (start.isEmpty()) {
      return Recording.NOTHING;
    }
    ToolReport report =
        ToolReport.read(
            folder.resolve(OUTPUT),
            output ->
                AbOutput.parse(
                    output,
                    RunFile.textIfAny(folder.resolve(PERCENTILES)),
                    RunFile.textIfAny(folder.resolve(REQUESTS))));
    return new Recording.Report(start.getAsLong(), report.durationSeconds(), report.figures());
  }
}
