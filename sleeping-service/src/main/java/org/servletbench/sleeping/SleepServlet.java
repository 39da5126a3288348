package org.servletbench.sleeping;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps in the container's thread. A request that arrives while all threads sleep is put aside and
 * holds no thread. So it is counted at once, its wait is part of its lateness, and {@code /stats}
 * still finds a thread.
 */
final class SleepServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private static final String TURN = "turn";

  private final transient Api api;
  private final transient Seats seats;

  SleepServlet(Api api, Seats seats) {
    this.api = api;
    this.seats = seats;
  }

  private record Turn(long arrivalNanos, int millis) {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(TURN) instanceof Turn turn) {
      sleep(turn, response);
      return;
    }
    long arrivalNanos = System.nanoTime();
    switch (api.route(request.getMethod(), request.getRequestURI())) {
      case Route.Sleep(int millis) -> {
        api.stats().accepted();
        Turn turn = new Turn(arrivalNanos, millis);
        if (seats.take()) {
          sleep(turn, response);
        } else {
          putAside(turn, request);
        }
      }
      case Route.ReadStats() -> write(api.json(api.stats().read()), response);
      case Route.ResetStats() -> write(api.reset(), response);
      case Route.Refuse(Answer answer) -> write(answer, response);
    }
  }

  private void sleep(Turn turn, HttpServletResponse response) throws IOException {
    try {
      Thread.sleep(turn.millis());
    } catch (InterruptedException e) {
      // The server is closing: an early answer is better than none.
      Thread.currentThread().interrupt();
    } finally {
      completed(turn);
    }
    write(Answer.TRUE, response);
  }

  private void putAside(Turn turn, HttpServletRequest request) {
    request.setAttribute(TURN, turn);
    AsyncContext aside = request.startAsync();
    aside.setTimeout(0);
    seats.await(
        () -> {
          try {
            aside.dispatch();
          } catch (IllegalStateException e) {
            // The client has gone away meanwhile.
            completed(turn);
          }
        });
  }

  private void completed(Turn turn) {
    long askedNanos = TimeUnit.MILLISECONDS.toNanos(turn.millis());
    api.stats().completed(System.nanoTime() - turn.arrivalNanos() - askedNanos);
    seats.leave();
  }

  private static void write(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    if (answer.allow() != null) {
      response.setHeader("Allow", answer.allow());
    }
    if (answer.contentType() != null) {
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      response.setContentType(answer.contentType());
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
