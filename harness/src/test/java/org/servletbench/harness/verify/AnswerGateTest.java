package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

/** Checks what is asked of the one answer ahead of a load by wrk or ab. */
class AnswerGateTest {
  private static final String GOOD = "HTTP/1.1 200 OK";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK | Hello | '' | ''",
        "HTTP/1.1 200 OK | Hello | keep-alive | ''",
        "HTTP/1.0 200 OK | Hello | Keep-Alive | ''",
        "HTTP/1.0 200 OK | Hello | 'keep-alive, Keep-Alive' | ''",
        "HTTP/1.1 200 OK | Hello | 'TE, Close' | closed the connection (HTTP/1.1 200 OK",
        "HTTP/1.1 404 Not Found | not found | '' | the target answered HTTP/1.1 404 Not Found, and"
            + " 'not found'",
        "HTTP/1.1 302 Found | '' | '' | the target answered HTTP/1.1 302 Found",
        "HTTP/1.1 200 OK | Hello, world | '' | 'Hello, world', not 'Hello', and wrk does not check",
        "HTTP/1.1 200 OK | '' | '' | not 'Hello'",
        "HTTP/1.1 200 OK | Hello | close | closed the connection (HTTP/1.1 200 OK, connection:"
            + " close)",
        "HTTP/1.1 200 OK | Hello | Close | closed the connection",
        "HTTP/1.0 200 OK | Hello | '' | closed the connection (HTTP/1.0 200 OK)",
        "'' | anything | close | ''",
      })
  void an_answer_that_wrk_would_count_is_named(
      String statusLine, String body, String connection, String reason) {
    List<String> reasons = check(Driver.WRK, 0, answer(statusLine, body, connection));

    assertThat(reasons)
        .hasSize(reason.isEmpty() ? 0 : 1)
        .allSatisfy(each -> assertThat(each).contains(reason));
  }

  @Test
  void a_server_may_close_where_nobody_asked_it_to_keep() {
    assertThat(check(Driver.AB, 1, answer(GOOD, "Hello", "close"))).isEmpty();
    assertThat(check(Driver.AB, 0, answer(GOOD, "Hello", "close"))).hasSize(1);
  }

  @Test
  void a_server_that_closes_without_saying_so_is_named_too() {
    AnswerSeen silent = new AnswerSeen(200, 100, 5, Map.of(), GOOD, "Hello", Optional.of(true));

    assertThat(check(Driver.WRK, 0, silent))
        .singleElement()
        .asString()
        .contains("closed the connection (HTTP/1.1 200 OK, without a word of closing)");
    assertThat(check(Driver.WRK, 1, silent)).isEmpty();
  }

  @Test
  void a_driver_that_checks_every_answer_needs_no_such_gate() {
    assertThat(check(Driver.OPEN_LOOP, 0, answer("HTTP/1.1 404 Not Found", "", "close"))).isEmpty();
  }

  /** A suite tells the body of its own server alone. */
  @ParameterizedTest
  @CsvSource({"tiny, the server", "'', target.body"})
  void a_body_is_corrected_where_it_is_written(String framework, String place) {
    assertThat(check(framework, Driver.AB, 0, answer(GOOD, "Hi", "")))
        .singleElement()
        .asString()
        .endsWith("correct the URL, or " + place);
  }

  private static AnswerSeen answer(String statusLine, String body, String connection) {
    int status = statusLine.isEmpty() ? 404 : Integer.parseInt(statusLine.split(" ")[1]);
    Map<String, String> headers =
        connection.isEmpty() ? Map.of() : Map.of("connection", connection);
    return new AnswerSeen(status, 100, body.length(), headers, statusLine, body, Optional.empty());
  }

  private static List<String> check(Driver driver, int perConnection, AnswerSeen answer) {
    return check("tiny", driver, perConnection, answer);
  }

  private static List<String> check(
      String framework, Driver driver, int perConnection, AnswerSeen answer) {
    TargetUrl url = TargetUrl.parse("http://127.0.0.1:8080/");
    ClientSettings wide = ClientSettings.DEFAULT;
    Scenario scenario =
        new Scenario(
            "tiny",
            new Target.Command(List.of("tiny"), url, url, List.of(), "Hello", framework),
            driver,
            new Load.Closed(
                10,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10)),
            new ClientSettings(
                0,
                10,
                wide.overload(),
                perConnection,
                wide.localAddresses(),
                wide.pacing(),
                OptionalInt.empty(),
                false),
            new WarmUp(100, Duration.ofSeconds(1), Duration.ZERO, Optional.empty(), Duration.ZERO),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    List<String> reasons = new ArrayList<>();
    AnswerGate.check(scenario, answer, reasons);
    return reasons;
  }
}
