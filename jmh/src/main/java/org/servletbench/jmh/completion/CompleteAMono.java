package org.servletbench.jmh.completion;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.MicroBenchmark;
import org.springframework.http.ResponseEntity;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How much does each way to complete a Mono cost?
 *
 * <p>One operation makes a Mono, subscribes a consumer of the converted answer, and emits the
 * answer, all on one thread.
 */
public class CompleteAMono extends MicroBenchmark {

  private final Answer answer = new Answer(200, "true");

  private Object consumed;

  @Benchmark
  public Disposable subscribed() {
    Sinks.One<Answer> sink = Sinks.one();
    Disposable subscription =
        sink.asMono().map(Answer::toEntity).subscribe(entity -> consumed = entity);
    sink.emitValue(answer, Sinks.EmitFailureHandler.FAIL_FAST);
    return subscription;
  }

  /** Ends in a future, by Reactor's MonoToCompletableFuture. */
  @Benchmark
  public CompletableFuture<ResponseEntity<String>> toFuture() {
    Sinks.One<Answer> sink = Sinks.one();
    CompletableFuture<ResponseEntity<String>> future =
        sink.asMono().map(Answer::toEntity).toFuture();
    sink.emitValue(answer, Sinks.EmitFailureHandler.FAIL_FAST);
    consumed = future.getNow(null);
    return future;
  }

  /** Begins in a future, as where Spring MVC takes a CompletableFuture for a reactive type. */
  @Benchmark
  public Disposable fromFuture() {
    CompletableFuture<Answer> future = new CompletableFuture<>();
    Disposable subscription =
        Mono.fromFuture(future).map(Answer::toEntity).subscribe(entity -> consumed = entity);
    future.complete(answer);
    return subscription;
  }

  /** Returns what the consumer of the last operation was given. */
  final Object consumed() {
    return consumed;
  }
}
