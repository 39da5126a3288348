package org.servletbench.app.downstream;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.servletbench.app.BenchSettings;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.springframework.stereotype.Component;

/** Where downstream calls go, how many were started, and what their failures mean. */
@Component
public final class DownstreamCalls {

  private final String sleep;
  private final long timeoutMillis;
  private final LongAdder started = new LongAdder();

  DownstreamCalls(BenchSettings settings) {
    sleep = settings.downstream().toString().replaceAll("/+$", "") + "/sleep/";
    timeoutMillis = settings.downstreamTimeout().toMillis();
  }

  /** Counts one more call and says where it goes. */
  URI start(Delay delay) {
    started.increment();
    return URI.create(sleep + delay.millis());
  }

  /** Calls started by the app, of all clients, since the start of the process. */
  public long started() {
    return started.sum();
  }

  /** The same words for every client, whatever its exceptions are called. */
  Failure failure(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
      if (cause instanceof TimeoutException || isConnectTimeout(cause)) {
        return new Failure(
            504, "the downstream is too slow: no answer in " + timeoutMillis + " ms");
      }
      if (cause instanceof ConnectException) {
        return new Failure(502, "the downstream failed: it cannot be connected to");
      }
    }
    return new Failure(502, "the downstream failed: it gave no valid answer");
  }

  private static boolean isConnectTimeout(Throwable cause) {
    return cause instanceof SocketTimeoutException
        || cause instanceof io.netty.channel.ConnectTimeoutException;
  }
}
