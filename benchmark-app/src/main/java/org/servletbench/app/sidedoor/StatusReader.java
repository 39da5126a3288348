package org.servletbench.app.sidedoor;

import java.util.Optional;
import org.servletbench.app.container.LiveContainer;
import org.servletbench.app.container.RequestCounts;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.downstream.DownstreamCalls;
import org.servletbench.app.downstream.JdkAsyncDownstream;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.downstream.ReactorClient;
import org.servletbench.app.measure.AsyncPool;
import org.servletbench.app.measure.TaskExecutorLimits;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Reads the live objects; it holds a lock that requests need only for a moment. */
@Component
final class StatusReader {

  private static final long PID = ProcessHandle.current().pid();

  private final BenchSettings asked;
  private final RequestCounts requests;
  private final LiveContainer container;
  private final AsyncPool asyncPool;
  private final DownstreamCalls calls;
  private final Optional<BlockingDownstream> blocking;
  private final Optional<NonBlockingDownstream> nonBlocking;
  private final Optional<JdkAsyncDownstream> jdkAsync;
  private final Optional<AsyncTaskExecutor> taskExecutor;

  /** Makes the reader; only the servlet stack provides the last four. */
  StatusReader(
      BenchSettings asked,
      RequestCounts requests,
      LiveContainer container,
      AsyncPool asyncPool,
      DownstreamCalls calls,
      Optional<BlockingDownstream> blocking,
      Optional<NonBlockingDownstream> nonBlocking,
      Optional<JdkAsyncDownstream> jdkAsync,
      @Qualifier("applicationTaskExecutor") Optional<AsyncTaskExecutor> taskExecutor) {
    this.asked = asked;
    this.requests = requests;
    this.container = container;
    this.asyncPool = asyncPool;
    this.calls = calls;
    this.blocking = blocking;
    this.nonBlocking = nonBlocking;
    this.jdkAsync = jdkAsync;
    this.taskExecutor = taskExecutor;
  }

  Status read() {
    return new Status(
        settings(), requests.holdTime().snapshot(), asyncPool.taskTime().snapshot(), counters());
  }

  Status.Counters counters() {
    long completed = requests.completed(); // before entered: never more completed than entered
    long entered = requests.entered();
    LiveContainer.Load load = container.load();
    return new Status.Counters(
        PID,
        entered,
        completed,
        entered - completed,
        load,
        Status.Executor.of(asyncPool),
        taskExecutor
            .filter(
                ThreadPoolTaskExecutor.class
                    ::isInstance) // with virtual threads the executor is not a pool
            .map(pool -> ((ThreadPoolTaskExecutor) pool).getThreadPoolExecutor())
            .map(Status.Executor::of)
            .orElse(null),
        new Status.Stages(
            load.queued() == null ? 0 : load.queued(), requests.holding(), requests.waiting()),
        calls.pool(),
        calls.started(),
        Jvm.collections(),
        Jvm.heapUsedMib(),
        Jvm.allocatedBytes(),
        Jvm.compilerMillis(),
        Jvm.heapLiveMib(),
        VirtualThreadScheduler.read(),
        Jvm.cpuNanosOfThisThread());
  }

  private Status.Settings settings() {
    LiveContainer.Limits limits = container.limits();
    Optional<ReactorClient> reactor = calls.reactor();
    return new Status.Settings(
        Runtime.version().toString(),
        asked.stack(),
        container.name(),
        limits.threads(),
        asyncPool.getMaximumPoolSize(),
        limits.asyncTimeoutMillis(),
        nonBlocking
            .map(NonBlockingDownstream::timeoutMillis)
            .or(() -> reactor.map(ReactorClient::timeoutMillis))
            .orElseThrow(),
        limits.maxConnections(),
        limits.acceptCount(),
        limits.maxQueueCapacity(),
        limits.processorCache(),
        limits.buffers(),
        limits.requestHead(),
        limits.responseHead(),
        limits.filters(),
        limits.virtual(),
        calls.pool().limit(),
        requests.timesStages(),
        blocking.map(BlockingDownstream::engine).orElse(null),
        blocking.map(BlockingDownstream::description).orElse(null),
        nonBlocking.map(NonBlockingDownstream::description).orElse(null),
        nonBlocking.map(NonBlockingDownstream::ioThreads).orElse(null),
        jdkAsync.map(JdkAsyncDownstream::description).orElse(null),
        taskExecutor.map(TaskExecutorLimits::of).orElse(null),
        reactor.map(ReactorClient::description).orElse(null),
        Jvm.collector(),
        Jvm.heapMaxMib());
  }
}
