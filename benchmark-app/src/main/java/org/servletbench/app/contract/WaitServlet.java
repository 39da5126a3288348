package org.servletbench.app.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.AnswerOnce;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.servletbench.app.exchange.StageTimes;

/** Calls the downstream without Spring MVC, and blocks the request's thread if it is virtual. */
public final class WaitServlet extends HttpServlet {

  public static final String PATH = "/wait/*";
  private static final long serialVersionUID = 1;

  private final transient BlockingDownstream blocking;
  private final transient NonBlockingDownstream nonBlocking;

  public WaitServlet(BlockingDownstream blocking, NonBlockingDownstream nonBlocking) {
    this.blocking = blocking;
    this.nonBlocking = nonBlocking;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Delay delay = delay(request);
      if (Thread.currentThread().isVirtual()) {
        blocking.call(delay).writeTo(response);
      } else {
        var answered = nonBlocking.call(delay);
        AnswerOnce client = new AnswerOnce(request.startAsync());
        answered.whenComplete((answer, thrown) -> client.give(Answer.of(answer, thrown)));
      }
    } catch (Failure failure) {
      failure.answer().writeTo(response);
    }
  }

  private static Delay delay(HttpServletRequest request) {
    String path = request.getPathInfo();
    return Paths.delay(path == null ? "" : path.substring(1), StageTimes.of(request));
  }
}
