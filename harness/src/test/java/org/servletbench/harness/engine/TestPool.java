package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.HdrHistogram.AbstractHistogram;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.TargetUrl;

/** Connections whose other end is the test, with a recorder whose MEASURE has begun. */
final class TestPool {
  private static final TargetUrl URL = TargetUrl.parse("http://127.0.0.1:9/");

  final Recorder recorder;
  final Connections connections;
  private final long measureStart;
  private final ReceiveBuffer received = new ReceiveBuffer();
  private final Connector connector;
  private boolean rolls;

  /** What was recorded in the first second. */
  record Seen(Second second, Totals totals) {
    int count(Outcome outcome) {
      assertThat(totals.outcomes()[outcome.ordinal()])
          .as("the same in the totals")
          .isEqualTo(second.outcomes[outcome.ordinal()]);
      return second.outcomes[outcome.ordinal()];
    }

    /** Returns the largest value of a histogram, milliseconds. */
    double millis(String tag) {
      assertThat(histograms()).containsKey(tag);
      return histograms().get(tag).getMaxValue() / 1e6;
    }

    Map<String, AbstractHistogram> histograms() {
      Map<String, AbstractHistogram> all = new HashMap<>();
      second.histograms(all::put);
      return all;
    }
  }

  TestPool(long timeoutNanos, long measureStart, int maxInFlight, Overload overload) {
    this.measureStart = measureStart;
    recorder = new Recorder(timeoutNanos);
    Wiring wiring =
        new Wiring(
            recorder,
            received,
            new RequestBytes(URL, URL, false),
            new ClientSettings(0, maxInFlight, overload, 0, 1, Pacing.EXACT, OptionalInt.empty()),
            Optional.of("true".getBytes(StandardCharsets.US_ASCII)));
    connector = new Connector(Transport.NIO, null, wiring, null, Optional.empty());
    connections =
        new Connections(
            connector,
            wiring,
            timeoutNanos,
            cause -> {
              throw new AssertionError(cause);
            });
    connections.serve(new OpenArrivals(List.of()), this::roll, now -> {});
    recorder.start(Schedule.after(measureStart, Instant.EPOCH, options()), measureStart);
  }

  /** As the generator does ahead of each read. */
  private void roll(long now) {
    if (rolls) {
      recorder.roll(now, connections);
    }
  }

  void rollsSeconds() {
    rolls = true;
  }

  /** Lets the measured load run for so long before MEASURE, which begins when it did. */
  void settlesFor(Duration time) {
    long loadStart = measureStart - time.toNanos();
    recorder.reschedule(
        Schedule.after(loadStart, Instant.EPOCH, options("--settle=" + time.toSeconds() + "s")));
  }

  /** Begins a connection that does not come about. */
  void connecting() {
    connector.begin(connections, System.nanoTime());
  }

  static EngineOptions options(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("--url=http://127.0.0.1:9/", "--load=even:20:60s", "--pause=0s", "--out=x"));
    all.addAll(List.of(more));
    return EngineOptions.parse(all.toArray(String[]::new));
  }

  EmbeddedChannel open() {
    Connection connection = connector.begin(connections, System.nanoTime());
    EmbeddedChannel channel = new EmbeddedChannel(connection);
    connection.opened(1, Connection.NO_TLS);
    return channel;
  }

  /** Answers through the buffer that all connections share, as a socket does. */
  void answer(EmbeddedChannel channel, String status, String body) {
    String text = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    channel.writeInbound(
        received.newHandle().allocate(null).writeBytes(text.getBytes(StandardCharsets.US_ASCII)));
  }

  Seen end() {
    recorder.finish(measureStart + 1, connections);
    Second second = recorder.finished.remove();
    assertThat(second.index).isZero();
    return new Seen(second, recorder.totals());
  }
}
