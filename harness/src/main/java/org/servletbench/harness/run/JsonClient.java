package org.servletbench.harness.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from a service on this machine; fields that nothing asks for are left alone. */
final class JsonClient {
  private static final int TIMEOUT_MS = 2_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonClient() {}

  /**
   * GETs a resource.
   *
   * @throws IOException if nobody answers within 2 s, or not with 200
   */
  static <T> T get(URI uri, Class<T> type) throws IOException {
    HttpURLConnection connection = open(uri, "GET");
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException(uri + " answered " + connection.getResponseCode());
    }
    try (InputStream body = connection.getInputStream()) {
      return JSON.readValue(body.readAllBytes(), type);
    } catch (JacksonException e) {
      throw new IOException(uri + " answered what is not its JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** POSTs nothing and expects no content. */
  static void post(URI uri) throws IOException {
    HttpURLConnection connection = open(uri, "POST");
    if (connection.getResponseCode() != HttpURLConnection.HTTP_NO_CONTENT) {
      throw new IOException(uri + " answered " + connection.getResponseCode());
    }
  }

  private static HttpURLConnection open(URI uri, String method) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(TIMEOUT_MS);
    connection.setReadTimeout(TIMEOUT_MS);
    return connection;
  }
}
