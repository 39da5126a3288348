package org.servletbench.sleeping;

/** What a request line asks for. */
sealed interface Route {
  /** Asks for {@code true} after {@code millis}. */
  record Sleep(int millis) implements Route {}

  /** Asks for the counters. */
  record ReadStats() implements Route {}

  /** Asks to reset the counters. */
  record ResetStats() implements Route {}

  /** Gets {@code answer}, an error. */
  record Refuse(Answer answer) implements Route {}

  String SLEEP = "/sleep/";
  String STATS = "/stats";
  String RESET = "/stats/reset";

  /** Maps a method and a request target to a route; a query is ignored. */
  static Route of(String method, String target, int maxDelayMillis) {
    int from = pathStart(target);
    int question = target.indexOf('?', from);
    int to = question < 0 ? target.length() : question;
    if (target.startsWith(SLEEP, from)) {
      return method.equals("GET")
          ? sleep(target, from + SLEEP.length(), to, maxDelayMillis)
          : new Refuse(Answer.methodNotAllowed("GET"));
    }
    String path = target.substring(from, to);
    if (path.equals(STATS)) {
      return method.equals("GET") ? new ReadStats() : new Refuse(Answer.methodNotAllowed("GET"));
    }
    if (path.equals(RESET)) {
      return method.equals("POST") ? new ResetStats() : new Refuse(Answer.methodNotAllowed("POST"));
    }
    return new Refuse(Answer.NOT_FOUND);
  }

  /** Finds the path; a client that expects a proxy sends {@code http://host:port/path}. */
  private static int pathStart(String target) {
    if (!target.startsWith("http://")) {
      return 0;
    }
    int slash = target.indexOf('/', "http://".length());
    return slash < 0 ? target.length() : slash;
  }

  private static Route sleep(String target, int from, int to, int maxDelayMillis) {
    long millis = from == to ? -1 : 0;
    for (int i = from; i < to && millis >= 0; i++) {
      int digit = target.charAt(i) - '0';
      boolean fits = digit >= 0 && digit <= 9 && millis * 10 + digit <= maxDelayMillis;
      millis = fits ? millis * 10 + digit : -1;
    }
    return millis < 0 ? new Refuse(Answer.badDelay(maxDelayMillis)) : new Sleep((int) millis);
  }
}
