package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.AnswerOnce;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;

/** Gives the Tomcat thread back, and no thread waits. Spring MVC is not involved. */
public final class AsyncContextNonBlockingServlet extends HttpServlet {

  public static final String PATH = "/asyncContextNonBlocking";
  private static final long serialVersionUID = 1;

  private final transient NonBlockingDownstream downstream;

  public AsyncContextNonBlockingServlet(NonBlockingDownstream downstream) {
    this.downstream = downstream;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      var answered = downstream.call(Delay.of(request));
      AnswerOnce client = new AnswerOnce(request.startAsync());
      answered.whenComplete((answer, thrown) -> client.give(Answer.of(answer, thrown)));
    } catch (Failure failure) {
      failure.answer().writeTo(response);
    }
  }
}
