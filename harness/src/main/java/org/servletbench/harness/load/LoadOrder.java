package org.servletbench.harness.load;

import java.util.Objects;
import java.util.Optional;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

/**
 * What a driver is asked to produce.
 *
 * @param url that every request of MEASURE asks for, such as {@code
 *     http://127.0.0.1:8080/path?delay=1000}
 * @param warmUpUrl that of the warm-up, at the same host and port
 * @param expectedBody what a good answer says; empty for anything
 * @param cores that the generator may use; empty for any
 */
public record LoadOrder(
    TargetUrl url,
    TargetUrl warmUpUrl,
    String expectedBody,
    Load load,
    WarmUp warmUp,
    ClientSettings client,
    Optional<CoreList> cores) {
  /** On the core that the client's settings name. */
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
            : Optional.empty());
  }

  public LoadOrder {
    Objects.requireNonNull(load);
    Objects.requireNonNull(warmUp);
    Objects.requireNonNull(client);
    Objects.requireNonNull(url);
    Objects.requireNonNull(warmUpUrl);
  }

  /** The same, on these cores where some are named. */
  public LoadOrder on(Optional<CoreList> named) {
    return new LoadOrder(
        url, warmUpUrl, expectedBody, load, warmUp, client, named.isPresent() ? named : cores);
  }

  /** The load of a driver that only has arrivals. */
  Load.Open open() {
    return switch (load) {
      case Load.Open open -> open;
      case Load.Closed closed -> throw new IllegalStateException("open load expected: " + load);
    };
  }

  /** The load of a driver that only has connections. */
  Load.Closed closed() {
    return switch (load) {
      case Load.Closed closed -> closed;
      case Load.Open open -> throw new IllegalStateException("closed load expected: " + load);
    };
  }
}
