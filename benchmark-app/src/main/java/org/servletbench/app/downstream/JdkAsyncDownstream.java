package org.servletbench.app.downstream;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
   * thread of the client, with the answer or a failure.
   */
  public CompletableFuture<Answer> call(Delay delay) {
    calls.start(delay);
    CompletableFuture<HttpResponse<byte[]>> response;
    try {
      HttpRequest request = HttpRequest.newBuilder(calls.uri(delay)).timeout(timeout).build();
      response = client().sendAsync(request, BodyHandlers.ofByteArray());
    } catch (RuntimeException e) {
      calls.end(delay);
      throw e;
    }
    return response.handle((answered, thrown) -> answer(delay, answered, thrown));
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
