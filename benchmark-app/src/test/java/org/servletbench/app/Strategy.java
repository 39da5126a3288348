package org.servletbench.app;

import java.util.List;
import java.util.stream.Stream;

/** The strategies as docs/contracts.md lists them. */
enum Strategy {
  BLOCKING("/blockingRequestProcessing", Waits.IN_CONTAINER_THREAD),
  BLOCKING_NEW_TEMPLATE("/blockingNewTemplateRequestProcessing", Waits.IN_CONTAINER_THREAD),
  BLOCKING_REST_CLIENT("/blockingRestClientRequestProcessing", Waits.IN_CONTAINER_THREAD),
  ASYNC_BLOCKING("/asyncBlockingRequestProcessing", Waits.IN_ASYNC_POOL),
  ASYNC_NON_BLOCKING("/asyncNonBlockingRequestProcessing", Waits.IN_NO_THREAD),
  CALLABLE("/callableRequestProcessing", Waits.ELSEWHERE),
  DEFERRED_RESULT("/deferredResultRequestProcessing", Waits.IN_NO_THREAD),
  ASYNC_CONTEXT("/asyncprocess", Waits.IN_ASYNC_POOL),
  ASYNC_CONTEXT_NON_BLOCKING("/asyncContextNonBlocking", Waits.IN_NO_THREAD),
  VIRTUAL_THREADS("/virtualThreadRequestProcessing", Waits.IN_CONTAINER_THREAD),
  VIRTUAL_THREADS_SYNCHRONIZED(
      "/virtualThreadSynchronizedRequestProcessing", Waits.IN_CONTAINER_THREAD),
  WEBCLIENT("/webClientRequestProcessing", Waits.IN_NO_THREAD),
  WEBFLUX("/webFluxRequestProcessing", Waits.IN_NO_THREAD),
  WEB_ASYNC_TASK("/webAsyncTaskRequestProcessing", Waits.ELSEWHERE),
  ASYNC_VIRTUAL("/asyncVirtualRequestProcessing", Waits.ELSEWHERE),
  JDK_CLIENT_ASYNC("/jdkClientAsyncRequestProcessing", Waits.IN_NO_THREAD),
  RAW_REACTOR_NETTY("/rawReactorNetty", Waits.IN_NO_THREAD),
  BLOCKING_AS_PRINTED("/asPrinted/blocking", Waits.IN_CONTAINER_THREAD),
  ASYNC_BLOCKING_AS_PRINTED("/asPrinted/asyncBlocking", Waits.IN_ASYNC_POOL),
  ASYNC_NON_BLOCKING_AS_PRINTED("/asPrinted/asyncNonBlocking", Waits.IN_NO_THREAD);

  /** Where a request is while the downstream takes its time. */
  enum Waits {
    IN_CONTAINER_THREAD,
    IN_ASYNC_POOL,
    /** In a thread that the side door does not time. */
    ELSEWHERE,
    IN_NO_THREAD
  }

  private final String path;
  private final Waits waits;

  Strategy(String path, Waits waits) {
    this.path = path;
    this.waits = waits;
  }

  String path() {
    return path;
  }

  /** Body of a good answer: the downstream's own, or the article's. */
  String body() {
    return switch (this) {
      case BLOCKING_AS_PRINTED -> "blocking...";
      case ASYNC_BLOCKING_AS_PRINTED -> "Async blocking...";
      case ASYNC_NON_BLOCKING_AS_PRINTED -> "Async Non blocking...";
      default -> "true";
    };
  }

  boolean virtual() {
    return this == VIRTUAL_THREADS || this == VIRTUAL_THREADS_SYNCHRONIZED;
  }

  String stack() {
    return switch (this) {
      case WEBFLUX -> "webflux";
      case RAW_REACTOR_NETTY -> "reactor-netty";
      default -> "servlet";
    };
  }

  boolean onTomcat() {
    return stack().equals("servlet");
  }

  /** Whether its calls are Reactor Netty's. */
  boolean reactive() {
    return this == WEBCLIENT || !onTomcat();
  }

  /** What the app must be started with to serve it; strategies that share this share a process. */
  List<String> settings() {
    return List.of("--bench.stack=" + stack(), "--spring.threads.virtual.enabled=" + virtual());
  }

  /** Whether it gives the container thread back while it waits. */
  boolean async() {
    return onTomcat() && waits != Waits.IN_CONTAINER_THREAD;
  }

  /** Whether it calls by the blocking client, which an app has one of. */
  boolean callsBlocking() {
    return waits != Waits.IN_NO_THREAD;
  }

  Waits waits() {
    return waits;
  }

  static Stream<Strategy> onPooledTomcat() {
    return Stream.of(values()).filter(s -> s.onTomcat() && !s.virtual());
  }

  static Stream<Strategy> asyncOnes() {
    return Stream.of(values()).filter(Strategy::async);
  }

  static Stream<Strategy> synchronousOnes() {
    return Stream.of(values()).filter(s -> s.onTomcat() && !s.async());
  }

  static Stream<Strategy> asyncPoolOnes() {
    return Stream.of(values()).filter(strategy -> strategy.waits == Waits.IN_ASYNC_POOL);
  }
}
