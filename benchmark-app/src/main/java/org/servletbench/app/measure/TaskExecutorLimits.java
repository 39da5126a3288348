package org.servletbench.app.measure;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The limits of Spring Boot's applicationTaskExecutor, read from the running executor. The executor
 * grows beyond its core only when its queue is full.
 *
 * @param core threads that it keeps
 * @param max threads that it may grow to
 * @param queue tasks that may wait
 */
public record TaskExecutorLimits(int core, int max, int queue) {

  /** Reads the limits; null when each task gets its own virtual thread. */
  public static TaskExecutorLimits of(AsyncTaskExecutor executor) {
    return executor instanceof ThreadPoolTaskExecutor pool
        ? new TaskExecutorLimits(
            pool.getCorePoolSize(), pool.getMaxPoolSize(), pool.getQueueCapacity())
        : null;
  }
}
