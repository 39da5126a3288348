package org.servletbench.app.measure;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * How many tasks Spring Boot's applicationTaskExecutor runs at once, read from it. It grows beyond
 * its core only when its queue is full.
 *
 * @param core threads
 * @param max threads
 * @param queue tasks that may wait
 */
public record TaskExecutorLimits(int core, int max, int queue) {

  /** Null when each task gets a virtual thread of its own. */
  public static TaskExecutorLimits of(AsyncTaskExecutor executor) {
    return executor instanceof ThreadPoolTaskExecutor pool
        ? new TaskExecutorLimits(
            pool.getCorePoolSize(), pool.getMaxPoolSize(), pool.getQueueCapacity())
        : null;
  }
}
