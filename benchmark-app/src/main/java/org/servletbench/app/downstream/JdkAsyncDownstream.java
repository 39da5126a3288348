package org.servletbench.app.downstream;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.stereotype.Component;

/**
 * The JDK's client, used asynchronously. It is made at its first use because it loads the JDK's
 * certificates, a cost that every start would pay otherwise.
 */
@Component
public final class JdkAsyncDownstream {

  private final DownstreamCalls calls;
  private final Duration timeout;
  private volatile HttpClient client;

  JdkAsyncDownstream(DownstreamCalls calls, BenchSettings settings) {
    this.calls = calls;
    timeout = settings.downstreamTimeout();
  }

  /**
   * Returns at once, or blocks while the limit of connections is reached. The future ends in a
   * thread of the client, or after the timeout in one of the JDK, with the answer or a failure. The
   * timeout is the future's: up to JDK 25 that of a request ends with the head of the answer.
   */
  public CompletableFuture<Answer> call(Delay delay) {
    calls.start(delay);
    CompletableFuture<HttpResponse<byte[]>> sent;
    try {
      HttpRequest request = HttpRequest.newBuilder(calls.uri(delay)).build();
      sent = client().sendAsync(request, BodyHandlers.ofByteArray());
    } catch (RuntimeException e) {
      calls.end(delay);
      throw e;
    }
    return sent.copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (answered, thrown) -> {
              if (thrown != null) {
                sent.cancel(true); // closes the connection, if it is still waited for
              }
              return answer(delay, answered, thrown);
            });
  }

  private Answer answer(Delay delay, HttpResponse<byte[]> response, Throwable thrown) {
    calls.end(delay);
    if (thrown != null) {
      throw calls.failure(thrown);
    }
    return Answer.relayed(response.statusCode(), response.body());
  }

  private HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      synchronized (this) {
        made = client;
        if (made == null) {
          made = JdkHttpClient.create(timeout);
          client = made;
        }
      }
    }
    return made;
  }

  /** Describes the client and its defaults; null before its first use. */
  public String description() {
    HttpClient made = client;
    return made == null ? null : JdkHttpClient.describe(made, timeout) + ", " + calls.limit();
  }
}
