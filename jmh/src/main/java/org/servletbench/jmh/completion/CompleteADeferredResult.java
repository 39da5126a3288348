package org.servletbench.jmh.completion;

import org.openjdk.jmh.annotations.Benchmark;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.MicroBenchmark;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * How much does it cost to complete a DeferredResult?
 *
 * <p>One operation makes a result, gives it a handler, and sets it, as one request does. What
 * Spring MVC does then, the dispatch, is not part of it.
 */
public class CompleteADeferredResult extends MicroBenchmark {

  private final ResponseEntity<String> entity = new Answer(200, "true").toEntity();

  private Object handled;

  @Benchmark
  public DeferredResult<ResponseEntity<String>> onTheSameThread() {
    DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
    result.setResultHandler(value -> handled = value);
    result.setResult(entity);
    return result;
  }

  /** Returns what the handler of the last operation was given. */
  final Object handled() {
    return handled;
  }
}
