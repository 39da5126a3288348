package org.servletbench.harness.load;

import java.util.Locale;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/** Derives the outcome of a request from what JMeter writes about it. */
final class JtlOutcome {
  private static final String NO_RESPONSE = "Non HTTP response code: ";

  private JtlOutcome() {}

  /**
   * @param code HTTP status, or "Non HTTP response code: " and the class name of an exception
   * @param message reason phrase, or message of the exception
   * @param success JMeter's own verdict, including the assertion on the body
   */
  static Outcome of(String code, String message, boolean success) {
    if (code.startsWith(NO_RESPONSE)) {
      return ofException(
          code.substring(code.lastIndexOf('.') + 1), message.toLowerCase(Locale.ROOT));
    }
    if (!code.matches("([1-9][0-9]{2})?")) {
      throw new IllegalArgumentException(
          Text.of("responseCode is '%s', not an HTTP status", Shown.brief(code)));
    }
    if (code.equals("200") && success) {
      return Outcome.OK;
    }
    if (code.matches("4\\d\\d")) {
      return Outcome.HTTP_4XX;
    }
    return code.matches("5\\d\\d") ? Outcome.HTTP_5XX : Outcome.OTHER;
  }

  private static Outcome ofException(String exception, String message) {
    return switch (exception) {
      case "ConnectTimeoutException" -> Outcome.CONNECT_TIMEOUT;
      case "SocketTimeoutException" ->
          message.contains("connect timed out") ? Outcome.CONNECT_TIMEOUT : Outcome.READ_TIMEOUT;
      case "ConnectException", "HttpHostConnectException" -> ofConnect(message);
      // The peer closed the connection although an answer, or the rest of one, was due.
      case "NoHttpResponseException", "ConnectionClosedException", "TruncatedChunkException" ->
          Outcome.RESET;
      // "Socket closed" is not listed: JMeter itself causes it at the end of its schedule.
      case "SocketException" -> isReset(message) ? Outcome.RESET : Outcome.OTHER;
      default -> Outcome.OTHER;
    };
  }

  private static Outcome ofConnect(String message) {
    if (message.contains("refused")) {
      return Outcome.CONNECT_REFUSED;
    }
    if (message.contains("timed out")) {
      return Outcome.CONNECT_TIMEOUT;
    }
    return isReset(message) ? Outcome.RESET : Outcome.OTHER;
  }

  private static boolean isReset(String message) {
    return message.contains("connection reset") || message.contains("broken pipe");
  }
}
