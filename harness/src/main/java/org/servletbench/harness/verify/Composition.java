package org.servletbench.harness.verify;

import java.util.List;
import java.util.Map;

/**
 * The microbenchmarks whose CPU times make up that of a request by a strategy. All are sparse ones:
 * measured at the rate of the suite fast-downstream, at which a part costs more than at full speed.
 *
 * <p>Each figure is of a whole JVM, in which something stands at both ends of a connection. So a
 * request holds a client, and a call a server, that are not the app's; an exchange between just
 * these two is subtracted. Likewise with the pauses between the operations.
 *
 * @param strategy label of the strategy
 * @param parts what is added and subtracted
 */
public record Composition(String strategy, List<Part> parts) {

  /** Operations a second, of the sparse benchmarks and of fast-downstream. */
  public static final int PER_SECOND = 300;

  /** Finds benchmarks that are parts, by a regular expression. */
  public static final String FILTER = "\\.Sparse";

  /**
   * A part.
   *
   * @param sign 1 if it is added, -1 if it is subtracted
   * @param benchmark class and method
   * @param params values of the benchmark's parameters
   * @param what what it is, in one sentence
   */
  public record Part(int sign, String benchmark, Map<String, String> params, String what) {}

  private static final Part ENTITY =
      request("entity", "Tomcat and Spring MVC take a request and answer it on one thread.");

  private static final Part ENTITY_ON_VIRTUAL_THREAD =
      request(
          "entity-on-virtual-thread",
          "Tomcat starts a virtual thread, in which Spring MVC answers the request.");

  private static final Part FUTURE_FROM_ELSEWHERE =
      request(
          "completable-future-elsewhere",
          "Spring MVC hands the request to another thread, and dispatches it again for the"
              + " answer.");

  private static final Part CALL =
      plus("SparseCall.kept", "A kept RestTemplate calls the downstream by HttpURLConnection.");

  private static final Part CALL_ON_VIRTUAL_THREAD =
      plus(
          "SparseCallOnVirtualThread.kept",
          "The same call, in which a virtual thread waits for the downstream.");

  private static final Part NON_BLOCKING_CALL =
      plus(
          "SparseNonBlockingCall.asyncHttpClient",
          "AsyncHttpClient calls the downstream, and its own thread takes the answer.");

  private static final Part EXCHANGE =
      minus(
          "SparseExchange.exchange",
          "The client of the request and the server of the call, which are not the app.");

  private static final Part HAND_OFF =
      minus(
          "SparseHandOff.toSingleThread",
          "Nothing is handed to a pool: the client's own thread completes the future.");

  private static final Part PAUSE =
      minus("SparseNothing.pause", "The pause before an operation, which is in each figure.");

  private static final Part PAUSE_OF_VIRTUAL_THREAD =
      minus("SparseNothingOnVirtualThread.pause", "The pause before the call.");

  private static final List<Composition> ALL =
      List.of(
          new Composition("blocking", List.of(ENTITY, CALL, EXCHANGE, PAUSE)),
          new Composition("async-blocking", List.of(FUTURE_FROM_ELSEWHERE, CALL, EXCHANGE, PAUSE)),
          new Composition(
              "async-non-blocking",
              List.of(FUTURE_FROM_ELSEWHERE, NON_BLOCKING_CALL, EXCHANGE, HAND_OFF)),
          new Composition(
              "virtual-threads",
              List.of(
                  ENTITY_ON_VIRTUAL_THREAD,
                  CALL_ON_VIRTUAL_THREAD,
                  EXCHANGE,
                  PAUSE_OF_VIRTUAL_THREAD)));

  /** Lists the strategies whose parts are known. */
  public static List<Composition> all() {
    return ALL;
  }

  private static Part request(String way, String what) {
    return new Part(1, "SparseRequest.request", Map.of("way", way), what);
  }

  private static Part plus(String benchmark, String what) {
    return new Part(1, benchmark, Map.of(), what);
  }

  private static Part minus(String benchmark, String what) {
    return new Part(-1, benchmark, Map.of(), what);
  }
}
