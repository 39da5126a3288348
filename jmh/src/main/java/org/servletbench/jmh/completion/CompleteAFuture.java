package org.servletbench.jmh.completion;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.MicroBenchmark;
import org.springframework.http.ResponseEntity;

/**
 * How much does each way to complete a CompletableFuture cost?
 *
 * <p>One operation makes a future, gives it a consumer, completes it, and ends when the consumer
 * has run, as one request does.
 */
public class CompleteAFuture extends MicroBenchmark {

  private final Answer answer = new Answer(200, "true");

  private ExecutorService other;
  private Thread consumedBy;

  @Setup
  public void startOther() {
    other = Executors.newSingleThreadExecutor();
  }

  @TearDown
  public void stopOther() {
    other.shutdownNow();
  }

  @Benchmark
  public CompletableFuture<Answer> onTheSameThread() {
    CompletableFuture<Answer> future = new CompletableFuture<>();
    CompletableFuture<Answer> consumed = consumed(future);
    future.complete(answer);
    return consumed;
  }

  /** Includes the hand-off to a single thread, and the wake-up of the caller. */
  @Benchmark
  public Answer onAnotherThread() {
    CompletableFuture<Answer> future = new CompletableFuture<>();
    CompletableFuture<Answer> consumed = consumed(future);
    other.execute(() -> future.complete(answer));
    return consumed.join();
  }

  /** Converts the answer as the strategy async-non-blocking does. */
  @Benchmark
  public CompletableFuture<ResponseEntity<String>> thenApply() {
    CompletableFuture<Answer> future = new CompletableFuture<>();
    CompletableFuture<ResponseEntity<String>> consumed =
        consumed(future.thenApply(Answer::toEntity));
    future.complete(answer);
    return consumed;
  }

  /** Includes the hand-off to a single thread, and the wake-up of the caller. */
  @Benchmark
  public ResponseEntity<String> thenApplyAsync() {
    CompletableFuture<Answer> future = new CompletableFuture<>();
    CompletableFuture<ResponseEntity<String>> consumed =
        consumed(future.thenApplyAsync(Answer::toEntity, other));
    future.complete(answer);
    return consumed.join();
  }

  /** Includes a timer that is set and cancelled. */
  @Benchmark
  public CompletableFuture<Answer> orTimeout() {
    CompletableFuture<Answer> future = new CompletableFuture<>();
    CompletableFuture<Answer> consumed = consumed(future.orTimeout(90, TimeUnit.SECONDS));
    future.complete(answer);
    return consumed;
  }

  private <T> CompletableFuture<T> consumed(CompletableFuture<T> future) {
    return future.whenComplete((result, thrown) -> consumedBy = Thread.currentThread());
  }

  /** Returns the thread in which the consumer of the last operation ran. */
  final Thread consumedBy() {
    return consumedBy;
  }
}
