package org.servletbench.harness.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import org.servletbench.harness.model.TargetUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON from a service on this machine; fields that nothing asks for are left alone.
 *
 * <p>One question at a time, so that each finds the connection that the one before left open: a
 * service without a free file descriptor accepts no further one, and that is when its figures are
 * wanted most.
 */
final class JsonClient {
  private static final int TIMEOUT_MS = 2_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonClient() {}

  /**
   * GETs a resource.
   *
   * @throws IOException if nobody answers within 2 s, or not with 200
   */
  static synchronized <T> T get(TargetUrl uri, Class<T> type) throws IOException {
    HttpURLConnection connection = ask(uri, "GET", HttpURLConnection.HTTP_OK);
    byte[] answer;
    try (InputStream body = connection.getInputStream()) {
      answer = body.readAllBytes();
    } catch (IOException e) {
      throw new IOException(uri + ": " + e.getMessage(), e);
    }
    try {
      return JSON.readValue(answer, type);
    } catch (JacksonException e) {
      throw new IOException(uri + " answered what is not its JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * GETs a resource whose object {@code key} holds objects: what is in them moves up to it, named
   * {@code outer.inner}.
   *
   * @throws IOException as {@link #get}
   */
  static <T> T getFlat(TargetUrl uri, String key, Class<T> type) throws IOException {
    ObjectNode whole = get(uri, ObjectNode.class);
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
      throw new IOException(uri + " answered what is not its JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** POSTs nothing and expects no content. */
  static synchronized void post(TargetUrl uri) throws IOException {
    ask(uri, "POST", HttpURLConnection.HTTP_NO_CONTENT);
  }

  private static HttpURLConnection ask(TargetUrl uri, String method, int expected)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.uri().toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(TIMEOUT_MS);
    connection.setReadTimeout(TIMEOUT_MS);
    int status;
    try {
      status = connection.getResponseCode();
    } catch (IOException e) {
      throw new IOException(uri + ": " + e.getMessage(), e);
    }
    if (status != expected) {
      connection.disconnect(); // its body is not read, so nobody could use it again
      throw new IOException(uri + " answered " + status);
    }
    return connection;
  }
}
