package org.servletbench.app.sidedoor;

import org.servletbench.app.container.HoldTimeValve;
import org.servletbench.app.container.LiveTomcat;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.downstream.DownstreamCalls;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.measure.AsyncPool;
import org.springframework.stereotype.Component;

/** Reads the live objects; takes no lock that a request needs for longer than a moment. */
@Component
final class StatusReader {

  private final HoldTimeValve requests;
  private final LiveTomcat tomcat;
  private final AsyncPool asyncPool;
  private final DownstreamCalls calls;
  private final BlockingDownstream blocking;
  private final NonBlockingDownstream nonBlocking;

  StatusReader(
      HoldTimeValve requests,
      LiveTomcat tomcat,
      AsyncPool asyncPool,
      DownstreamCalls calls,
      BlockingDownstream blocking,
      NonBlockingDownstream nonBlocking) {
    this.requests = requests;
    this.tomcat = tomcat;
    this.asyncPool = asyncPool;
    this.calls = calls;
    this.blocking = blocking;
    this.nonBlocking = nonBlocking;
  }

  Status read() {
    long completed = requests.completed(); // before entered: never more completed than entered
    long entered = requests.entered();
    LiveTomcat.Load load = tomcat.load();
    return new Status(
        ProcessHandle.current().pid(),
        settings(),
        entered,
        completed,
        entered - completed,
        requests.holdTime().snapshot(),
        asyncPool.taskTime().snapshot(),
        load,
        executor(),
        new Status.Stages(
            load.queued() == null ? 0 : load.queued(), requests.holding(), requests.waiting()),
        calls.pool(),
        calls.started(),
        Jvm.collections(),
        Jvm.heapUsedMib());
  }

  private Status.Settings settings() {
    LiveTomcat.Limits limits = tomcat.limits();
    return new Status.Settings(
        Runtime.version().toString(),
        limits.threads(),
        asyncPool.getMaximumPoolSize(),
        limits.asyncTimeoutMillis(),
        nonBlocking.timeoutMillis(),
        limits.maxConnections(),
        limits.acceptCount(),
        limits.maxQueueCapacity(),
        limits.processorCache(),
        limits.virtual(),
        calls.pool().limit(),
        blocking.description(),
        nonBlocking.description(),
        Jvm.collector(),
        Jvm.heapMaxMib());
  }

  private Status.Executor executor() {
    return new Status.Executor(
        asyncPool.getMaximumPoolSize(),
        asyncPool.getPoolSize(),
        asyncPool.getActiveCount(),
        asyncPool.getQueue().size());
  }
}
