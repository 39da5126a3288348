package org.servletbench.app.strategy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.AnswerOnce;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.servletbench.app.measure.AsyncPool;

/** Gives the Tomcat thread back and waits in the executor's thread, without Spring MVC. */
public final class AsyncContextServlet extends HttpServlet {

  public static final String PATH = "/asyncprocess";
  private static final long serialVersionUID = 1;

  private final transient BlockingDownstream downstream;
  private final transient AsyncPool asyncPool;

  public AsyncContextServlet(BlockingDownstream downstream, AsyncPool asyncPool) {
    this.downstream = downstream;
    this.asyncPool = asyncPool;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Delay delay = Delay.of(request);
      AnswerOnce client = new AnswerOnce(request.startAsync());
      asyncPool.execute(() -> client.give(Answer.of(() -> downstream.call(delay))));
    } catch (Failure failure) {
      failure.answer().writeTo(response);
    }
  }
}
