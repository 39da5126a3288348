package org.servletbench.app.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Ends a raw AsyncContext exactly once: with the answer, or with 503 when the async timeout comes
 * first. The lock makes a timeout that loses the race wait until the answer is complete. Without
 * it, Tomcat would find the request neither completed nor dispatched and report an error.
 */
public final class AnswerOnce implements AsyncListener {

  private final AsyncContext context;
  private boolean ended;

  public AnswerOnce(AsyncContext context) {
    this.context = context;
    context.addListener(this);
  }

  /** Writes the answer and completes the request, unless it has ended. */
  public synchronized void give(Answer answer) {
    if (ended) {
      return;
    }
    ended = true;
    try {
      HttpServletResponse response = (HttpServletResponse) context.getResponse();
      StageTimes.tell(context.getRequest(), response);
      answer.writeTo(response);
    } catch (IOException clientHasGone) {
      // nobody is left to be told
    } finally {
      context.complete();
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    give(Answer.ASYNC_TIMEOUT);
  }

  /** Marks the request as ended: the container ends it and reclaims its objects. */
  @Override
  public synchronized void onError(AsyncEvent event) {
    ended = true;
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}

  @Override
  public void onComplete(AsyncEvent event) {}
}
