package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A whole answer to one of the harness's own requests.
 *
 * @param statusLine status line of the final answer, as it came
 * @param headers headers of the final answer, by lower-case name; several of one name are joined
 * @param body beginning of the body, at most {@link HttpConnection#MOST_KEPT} bytes, without
 *     framing
 * @param bytes size of everything received: interim answers, head, framing and body
 * @param bodyBytes size of the whole body, without framing
 */
public record HttpAnswer(
    int status,
    String statusLine,
    Map<String, String> headers,
    byte[] body,
    long bytes,
    long bodyBytes) {

  /**
   * @param raw the bytes as they came, from the first to the end of the final head at least
   */
  static HttpAnswer of(int status, String raw, KeptBody body, long bytes) {
    Iterator<String> lines = raw.lines().iterator();
    String statusLine = lines.next();
    Map<String, String> headers = headers(lines);
    while (statusLine.matches("(?i)HTTP/\\S+ +1(?!01)\\d\\d.*")) {
      statusLine = lines.next();
      headers = headers(lines);
    }
    return new HttpAnswer(status, statusLine, headers, body.kept(), bytes, body.count());
  }

  /** Decodes the body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(Iterator<String> lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    String name = "";
    try {
      for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
        if (line.startsWith(" ") || line.startsWith("\t")) { // obs-fold: continues the line before
          headers.merge(name, line.strip(), (one, more) -> one + " " + more);
          continue;
        }
        int colon = Math.max(0, line.indexOf(':'));
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
      }
    } catch (NoSuchElementException e) {
      // longer than the part that is kept
    }
    return headers;
  }
}
