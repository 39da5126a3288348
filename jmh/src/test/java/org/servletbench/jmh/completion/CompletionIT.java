package org.servletbench.jmh.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.servletbench.app.exchange.Answer;
import org.servletbench.jmh.Once;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;
import reactor.core.Disposable;

class CompletionIT {

  @Test
  void the_consumer_of_a_future_runs_on_the_thread_that_the_name_says() throws Exception {
    Once.each(
        CompleteAFuture.class,
        (call, benchmark) -> {
          Object result =
              call.result() instanceof CompletableFuture<?> future
                  ? future.getNow(null)
                  : call.result();
          if (call.method().startsWith("thenApply")) {
            assertThat(result).isEqualTo(new Answer(200, "true").toEntity());
          } else {
            assertThat(result).isEqualTo(new Answer(200, "true"));
          }
          boolean elsewhere =
              call.method().equals("onAnotherThread") || call.method().equals("thenApplyAsync");
          assertThat(benchmark.consumedBy() != Thread.currentThread()).isEqualTo(elsewhere);
        });
  }

  @Test
  void the_handler_of_a_deferred_result_gets_what_was_set() throws Exception {
    Once.each(
        CompleteADeferredResult.class,
        (call, benchmark) -> {
          assertThat(((DeferredResult<?>) call.result()).hasResult()).isTrue();
          assertThat(((ResponseEntity<?>) benchmark.handled()).getBody()).isEqualTo("true");
        });
  }

  @Test
  void the_consumer_of_a_mono_gets_the_converted_answer() throws Exception {
    Once.each(
        CompleteAMono.class,
        (call, benchmark) -> {
          assertThat(((ResponseEntity<?>) benchmark.consumed()).getBody()).isEqualTo("true");
          if (call.result() instanceof Disposable subscription) {
            assertThat(subscription.isDisposed()).isTrue();
          }
        });
  }
}
