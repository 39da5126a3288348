package org.servletbench.harness.load;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

/**
 * The load that a driver is asked to produce.
 *
 * @param url URL that every request of MEASURE asks for, such as {@code
 *     http://127.0.0.1:8080/path?delay=1000}
 * @param warmUpUrl URL of the warm-up, at the same host and port
 * @param expectedBody body of a good answer; empty if any body will do
 * @param cores cores that the generator may use; empty for any
 * @param answers how long the target took for one answer, where nothing else tells how long the
 *     answers of the warm-up may take
 */
public record LoadOrder(
    TargetUrl url,
    TargetUrl warmUpUrl,
    String expectedBody,
    Load load,
    WarmUp warmUp,
    ClientSettings client,
    Optional<CoreList> cores,
    Duration answers) {
  /** Makes an order on the core that the client's settings name. */
  public LoadOrder(
      TargetUrl url,
      TargetUrl warmUpUrl,
      String expectedBody,
      Load load,
      WarmUp warmUp,
      ClientSettings client) {
    this(
        url,
        warmUpUrl,
        expectedBody,
        load,
        warmUp,
        client,
        client.core().isPresent()
            ? Optional.of(CoreList.of(client.core().getAsInt()))
            : Optional.empty(),
        Duration.ZERO);
  }

  public LoadOrder {
    Objects.requireNonNull(load);
    Objects.requireNonNull(warmUp);
    Objects.requireNonNull(client);
    Objects.requireNonNull(url);
    Objects.requireNonNull(warmUpUrl);
  }

  /** Returns the same order on the given cores, if any are given. */
  public LoadOrder on(Optional<CoreList> named) {
    return new LoadOrder(
        url,
        warmUpUrl,
        expectedBody,
        load,
        warmUp,
        client,
        named.isPresent() ? named : cores,
        answers);
  }

  /** Returns the same order for a target that takes so long for an answer. */
  public LoadOrder answering(Duration time) {
    return new LoadOrder(url, warmUpUrl, expectedBody, load, warmUp, client, cores, time);
  }

  /** Returns the silence before the measured load, by whose end the warm-up is answered. */
  Duration pause() {
    return warmUp.pause().plus(answers);
  }

  /** Returns the load for a driver that only produces arrivals. */
  Load.Open open() {
    return switch (load) {
      case Load.Open open -> open;
      case Load.Closed closed -> throw new IllegalStateException("open load expected: " + load);
    };
  }

  /** Returns the load for a driver that only has connections. */
  Load.Closed closed() {
    return switch (load) {
      case Load.Closed closed -> closed;
      case Load.Open open -> throw new IllegalStateException("closed load expected: " + load);
    };
  }
}
