package org.servletbench.harness.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways in which the app waits for the downstream. */
public enum Strategy {
  BLOCKING("/blockingRequestProcessing", LimitingPool.TOMCAT_THREADS),
  BLOCKING_NEW_TEMPLATE("/blockingNewTemplateRequestProcessing", LimitingPool.TOMCAT_THREADS),
  BLOCKING_REST_CLIENT("/blockingRestClientRequestProcessing", LimitingPool.TOMCAT_THREADS),
  ASYNC_BLOCKING("/asyncBlockingRequestProcessing", LimitingPool.EXECUTOR),
  ASYNC_NON_BLOCKING("/asyncNonBlockingRequestProcessing", LimitingPool.NONE),
  CALLABLE("/callableRequestProcessing", LimitingPool.TASK_EXECUTOR),
  DEFERRED_RESULT("/deferredResultRequestProcessing", LimitingPool.NONE),
  ASYNC_CONTEXT("/asyncprocess", LimitingPool.EXECUTOR),
  ASYNC_CONTEXT_NON_BLOCKING("/asyncContextNonBlocking", LimitingPool.NONE),
  VIRTUAL_THREADS("/virtualThreadRequestProcessing", LimitingPool.NONE),
  VIRTUAL_THREADS_SYNCHRONIZED(
      "/virtualThreadSynchronizedRequestProcessing", LimitingPool.CARRIERS),
  WEBCLIENT("/webClientRequestProcessing", LimitingPool.NONE),
  WEBFLUX("/webFluxRequestProcessing", LimitingPool.NONE, Stack.WEBFLUX),
  WEB_ASYNC_TASK("/webAsyncTaskRequestProcessing", LimitingPool.TASK_EXECUTOR),
  ASYNC_VIRTUAL("/asyncVirtualRequestProcessing", LimitingPool.NONE),
  JDK_CLIENT_ASYNC("/jdkClientAsyncRequestProcessing", LimitingPool.NONE),
  RAW_REACTOR_NETTY("/rawReactorNetty", LimitingPool.NONE, Stack.REACTOR_NETTY),
  BLOCKING_AS_PRINTED("/asPrinted/blocking", LimitingPool.TOMCAT_THREADS, "blocking..."),
  ASYNC_BLOCKING_AS_PRINTED("/asPrinted/asyncBlocking", LimitingPool.EXECUTOR, "Async blocking..."),
  ASYNC_NON_BLOCKING_AS_PRINTED(
      "/asPrinted/asyncNonBlocking", LimitingPool.NONE, "Async Non blocking...");

  /**
   * The pool whose threads are the servers of the theory: a thread is held while the downstream
   * works.
   */
  public enum LimitingPool {
    /** Tomcat's threads, each held for the hold time. */
    TOMCAT_THREADS,
    /** The app's executor, each thread held for the task time. */
    EXECUTOR,
    /** Spring Boot's applicationTaskExecutor, each thread held while the downstream works. */
    TASK_EXECUTOR,
    /**
     * The carriers of virtual threads. Up to JDK 23 each is held for the hold time, because a
     * virtual thread that waits inside {@code synchronized} keeps its carrier.
     */
    CARRIERS,
    /** Carriers, if the suite says neither their number nor the JDK that decides. */
    UNKNOWN,
    /** Nothing is held. */
    NONE
  }

  /** The server stack of the app. */
  public enum Stack {
    SERVLET,
    WEBFLUX,
    REACTOR_NETTY;

    /** Returns the value of the app's setting {@code bench.stack}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Holds a constant, since an enum's constants exist before its static fields. */
  private static final class Bodies {
    /** The downstream's own body. */
    static final String RELAYED = "true";
  }

  private final String path;
  private final LimitingPool limitingPool;
  private final Stack stack;
  private final String body;

  Strategy(String path, LimitingPool limitingPool) {
    this(path, limitingPool, Stack.SERVLET, Bodies.RELAYED);
  }

  Strategy(String path, LimitingPool limitingPool, Stack stack) {
    this(path, limitingPool, stack, Bodies.RELAYED);
  }

  Strategy(String path, LimitingPool limitingPool, String body) {
    this(path, limitingPool, Stack.SERVLET, body);
  }

  Strategy(String path, LimitingPool limitingPool, Stack stack, String body) {
    this.path = path;
    this.limitingPool = limitingPool;
    this.stack = stack;
    this.body = body;
  }

  /** Returns the path of its endpoint. */
  public String path() {
    return path;
  }

  /** Returns the pool that may limit it; {@link Target.App} knows whether it does. */
  LimitingPool limitingPool() {
    return limitingPool;
  }

  /** Returns the only stack that serves it. */
  public Stack stack() {
    return stack;
  }

  /** Returns the body of a good answer. */
  public String body() {
    return body;
  }

  /** Whether the container starts a virtual thread for each request. */
  public boolean onVirtualThreads() {
    return this == VIRTUAL_THREADS || this == VIRTUAL_THREADS_SYNCHRONIZED;
  }

  /** Returns the name in suites and reports, such as {@code async-blocking}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the strategy of that name.
   *
   * @throws IllegalArgumentException that names the known ones
   */
  public static Strategy of(String label) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown strategy '"
                        + label
                        + "'; known: "
                        + Arrays.stream(values())
                            .map(Strategy::label)
                            .collect(Collectors.joining(", "))));
  }
}
