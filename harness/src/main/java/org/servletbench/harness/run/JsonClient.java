package org.servletbench.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.servletbench.harness.engine.HttpAnswer;
import org.servletbench.harness.engine.HttpConnection;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Deadline;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON from a service on this machine and ignores unknown fields.
 *
 * <p>It sends one request at a time, so that each reuses the connection of the one before. A
 * service without a free file descriptor accepts no new connection, and that is when its figures
 * are needed most.
 */
final class JsonClient {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final Map<String, HttpConnection> KEPT = new HashMap<>();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonClient() {}

  /**
   * GETs a resource.
   *
   * @throws IOException if there is no whole answer with status 200 within 2 s
   */
  static synchronized <T> T get(TargetUrl url, Class<T> type)
      throws IOException, InterruptedException {
    byte[] answer = ask(url, "GET", OK).body();
    try {
      return JSON.readValue(answer, type);
    } catch (JacksonException e) {
      throw new IOException(url + " answered what this version cannot read", e);
    }
  }

  /**
   * GETs a resource whose object {@code key} holds objects. Their fields move up into it, named
   * {@code outer.inner}.
   *
   * @throws IOException as {@link #get}
   */
  static <T> T getFlat(TargetUrl url, String key, Class<T> type)
      throws IOException, InterruptedException {
    ObjectNode whole = get(url, ObjectNode.class);
    if (whole.get(key) instanceof ObjectNode nested) {
      ObjectNode flat = JSON.createObjectNode();
      nested.forEachEntry(
          (name, value) -> {
            if (value instanceof ObjectNode inner) {
              inner.forEachEntry((leaf, each) -> flat.set(name + "." + leaf, each));
            } else {
              flat.set(name, value);
            }
          });
      whole.set(key, flat);
    }
    try {
      return JSON.treeToValue(whole, type);
    } catch (JacksonException e) {
      throw new IOException(url + " answered what this version cannot read", e);
    }
  }

  /** Sends an empty POST and expects no content. */
  static synchronized void post(TargetUrl url) throws IOException, InterruptedException {
    ask(url, "POST", NO_CONTENT);
  }

  private static HttpAnswer ask(TargetUrl url, String method, int expected)
      throws IOException, InterruptedException {
    HttpConnection connection =
        KEPT.computeIfAbsent(url.authority(), authority -> new HttpConnection());
    HttpAnswer answer;
    try {
      answer =
          Deadline.call(
              LIMIT,
              () -> connection.ask(method, url),
              () -> {
                KEPT.remove(url.authority());
                connection.close();
              });
    } catch (IOException e) {
      throw new IOException(url + ": " + Failures.words(e), e);
    }
    if (answer.status() != expected) {
      throw new IOException(url + " answered " + answer.status());
    }
    return answer;
  }
}
