package org.servletbench.jmh.dispatch;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.AnswerOnce;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import reactor.core.publisher.Mono;

/** Endpoints that give the same answer, each in another way, without waiting for anything. */
@RestController
@RequestMapping(AnswersAtOnce.ROOT)
public class AnswersAtOnce implements AutoCloseable {

  static final String ROOT = "/atOnce/";
  static final Answer ANSWER = new Answer(200, "true");

  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @Bean
  static ServletRegistrationBean<Direct> direct() {
    return new ServletRegistrationBean<>(new Direct(), ROOT + "servlet");
  }

  @Bean
  static ServletRegistrationBean<Asynchronous> asynchronous() {
    return asynchronous("async-context", Runnable::run);
  }

  /** Completes on another thread, as {@link #completableFutureElsewhere}. */
  @Bean
  ServletRegistrationBean<Asynchronous> asynchronousElsewhere() {
    return asynchronous("async-context-elsewhere", other);
  }

  private static ServletRegistrationBean<Asynchronous> asynchronous(String way, Executor executor) {
    var registration = new ServletRegistrationBean<>(new Asynchronous(executor), ROOT + way);
    registration.setName(way);
    registration.setAsyncSupported(true);
    return registration;
  }

  @GetMapping("entity")
  ResponseEntity<String> entity() {
    return ANSWER.toEntity();
  }

  @GetMapping("completable-future")
  CompletableFuture<ResponseEntity<String>> completableFuture() {
    return CompletableFuture.completedFuture(ANSWER.toEntity());
  }

  /** Completes on another thread, as where an answer comes from elsewhere. */
  @GetMapping("completable-future-elsewhere")
  CompletableFuture<ResponseEntity<String>> completableFutureElsewhere() {
    return CompletableFuture.supplyAsync(ANSWER::toEntity, other);
  }

  @GetMapping("deferred-result")
  DeferredResult<ResponseEntity<String>> deferredResult() {
    DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
    result.setResult(ANSWER.toEntity());
    return result;
  }

  @GetMapping("mono")
  Mono<ResponseEntity<String>> mono() {
    return Mono.just(ANSWER.toEntity());
  }

  @GetMapping("callable")
  Callable<ResponseEntity<String>> callable() {
    return ANSWER::toEntity;
  }

  @Override
  public void close() {
    other.shutdown();
  }

  static final class Direct extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      ANSWER.writeTo(response);
    }
  }

  static final class Asynchronous extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Executor executor;

    Asynchronous(Executor executor) {
      this.executor = executor;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      AnswerOnce answer = new AnswerOnce(request.startAsync());
      executor.execute(() -> answer.give(ANSWER));
    }
  }
}
