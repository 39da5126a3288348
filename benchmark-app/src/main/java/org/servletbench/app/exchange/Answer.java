package org.servletbench.app.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the client gets: the same status, headers and bytes whichever strategy answers. */
public record Answer(int status, String body) {

  /** The answer when Tomcat's async timeout fires. */
  public static final Answer ASYNC_TIMEOUT = new Answer(503, "the async timeout has fired");

  /** The answer when an executor refuses the request's task. */
  static final Answer EXECUTOR_FULL = new Answer(503, "the executor is full");

  /** The content type of every answer. */
  public static final String TEXT_HEADER = "text/plain;charset=UTF-8";

  static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private static final HttpHeaders TEXT_ONLY = textOnly();

  private static HttpHeaders textOnly() {
    var headers = new HttpHeaders();
    headers.setContentType(TEXT);
    return HttpHeaders.readOnlyHttpHeaders(headers);
  }

  /** Relays the downstream's answer; a status that only a broken one sends becomes a 502. */
  public static Answer relayed(int status, byte[] body) {
    if (status < 200 || status >= 500) {
      throw new Failure(502, "the downstream failed: it answered " + status);
    }
    return new Answer(status, new String(body, StandardCharsets.UTF_8));
  }

  /** Makes the call and turns its failure into an answer, for callers that cannot throw. */
  public static Answer of(Supplier<Answer> call) {
    try {
      return call.get();
    } catch (Failure failure) {
      return failure.answer();
    } catch (RuntimeException defect) {
      LoggerFactory.getLogger(Answer.class).error("a request ended in a defect", defect);
      return new Answer(500, "a defect of the app; its log says more");
    }
  }

  /** Returns an answer, or turns what was thrown into one, for callers that cannot throw. */
  public static Answer of(Answer answer, Throwable thrown) {
    if (thrown == null) {
      return answer;
    }
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return of(
        () -> {
          throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
        });
  }

  /** Gives a good answer another body; returns any other answer unchanged. */
  public Answer saying(String other) {
    return status == 200 ? new Answer(status, other) : this;
  }

  /** Converts the answer for Spring MVC. */
  public ResponseEntity<String> toEntity() {
    return new ResponseEntity<>(body, TEXT_ONLY, status);
  }

  /** Encodes the body as it is sent. */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the answer to a servlet's response. */
  public void writeTo(HttpServletResponse response) throws IOException {
    byte[] bytes = bytes();
    response.setStatus(status);
    response.setContentType(TEXT_HEADER);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
