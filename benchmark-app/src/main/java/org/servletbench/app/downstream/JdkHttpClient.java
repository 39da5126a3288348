package org.servletbench.app.downstream;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.Locale;

/** Makes the JDK's client for its two users: HTTP/1.1, no redirects, no resending. */
final class JdkHttpClient {

  /** Attempts per request, redirects included. */
  private static final String ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

  /** Seconds that an idle connection is kept. */
  private static final String IDLE = "jdk.httpclient.keepalive.timeout";

  private JdkHttpClient() {}

  /**
   * Sets the client's properties; call it before the client is first used in the process. By
   * default the client resends a GET whose connection fails before the answer, and it keeps idle
   * connections longer than the other clients here.
   */
  static void configureJvm() {
    setUnlessGiven(ATTEMPTS, "1");
    setUnlessGiven(IDLE, "20");
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  static HttpClient create(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1) // else each new connection asks for an upgrade to HTTP/2
        .followRedirects(Redirect.NEVER)
        .connectTimeout(connectTimeout)
        .proxy(HttpClient.Builder.NO_PROXY) // whatever the system properties say
        .build();
  }

  static String describe(HttpClient client, Duration timeout) {
    return String.format(
        Locale.ROOT,
        "JDK HttpClient, %s, %s, connect timeout %d ms, request timeout %d ms, idle timeout %s s,"
            + " redirects %s, attempts per request %s",
        client.version(),
        client.executor().isPresent() ? "an executor of ours" : "threads of its own, unlimited",
        client.connectTimeout().orElse(Duration.ZERO).toMillis(),
        timeout.toMillis(),
        System.getProperty(IDLE, "30"),
        client.followRedirects(),
        System.getProperty(ATTEMPTS, "5"));
  }
}
