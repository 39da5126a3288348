package org.servletbench.harness.load;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.WarmUp;

/**
 * What a driver is asked to produce.
 *
 * @param target URL of the endpoint, such as {@code http://127.0.0.1:8080/path}; the driver adds
 *     {@code ?delay=}
 * @param delay what each request of MEASURE asks the downstream for, whole milliseconds
 * @param load the shape of MEASURE
 * @param warmUp what comes before it, against the same target
 */
public record LoadOrder(URI target, Duration delay, Load.Open load, WarmUp warmUp) {
  private static final int HTTP_PORT = 80;

  public LoadOrder {
    Objects.requireNonNull(load);
    Objects.requireNonNull(warmUp);
    if (!"http".equals(target.getScheme()) || target.getHost() == null) {
      throw new IllegalArgumentException(
          "target must be a URL such as http://127.0.0.1:8080/path, not " + target);
    }
    if (target.getRawQuery() != null || target.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "target must have no query and no fragment, the driver adds ?delay=: " + target);
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative: " + delay);
    }
  }

  /** Port of the target, also where the URL leaves it out. */
  int port() {
    return target.getPort() == -1 ? HTTP_PORT : target.getPort();
  }

  /** Path of the target as it is sent, at least {@code /}. */
  String path() {
    return target.getRawPath().isEmpty() ? "/" : target.getRawPath();
  }
}
