package org.servletbench.sleeping;

/**
 * An HTTP answer, the same in both modes.
 *
 * @param status the HTTP status
 * @param contentType null where there is no body
 * @param allow the {@code Allow} header of a 405, otherwise null
 * @param body text, empty for none
 */
record Answer(int status, String contentType, String allow, String body) {
  private static final String TEXT = "text/plain;charset=UTF-8";

  /** The answer to a sleep that has ended. */
  static final Answer TRUE = new Answer(200, TEXT, null, "true");

  static final Answer NO_CONTENT = new Answer(204, null, null, "");

  static final Answer NOT_FOUND =
      text(404, "not found: ask GET /sleep/{millis}, GET /stats or POST /stats/reset");

  static final Answer BAD_REQUEST = text(400, "not a readable HTTP/1.1 request");

  static Answer json(String body) {
    return new Answer(200, "application/json", null, body);
  }

  static Answer badDelay(int maxDelayMillis) {
    return text(400, "the delay must be a whole number of milliseconds in 0.." + maxDelayMillis);
  }

  static Answer methodNotAllowed(String allow) {
    return new Answer(405, TEXT, allow, "method not allowed: use " + allow);
  }

  private static Answer text(int status, String reason) {
    return new Answer(status, TEXT, null, reason);
  }
}
