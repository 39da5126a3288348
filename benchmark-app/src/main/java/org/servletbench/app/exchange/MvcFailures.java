package org.servletbench.app.exchange;

import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Turns what a Spring MVC strategy throws into its answer. */
@RestControllerAdvice
class MvcFailures {

  @ExceptionHandler
  ResponseEntity<String> failed(Failure failure) {
    return failure.answer().toEntity();
  }

  @ExceptionHandler(AsyncRequestTimeoutException.class)
  ResponseEntity<String> timedOut() {
    return Answer.ASYNC_TIMEOUT.toEntity();
  }

  /** Tells that Spring Boot's applicationTaskExecutor has no thread and no place for a task. */
  @ExceptionHandler(TaskRejectedException.class)
  ResponseEntity<String> refused() {
    return Answer.EXECUTOR_FULL.toEntity();
  }
}
