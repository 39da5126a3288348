package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.app.TestDownstream.Mood;

/** Checks that every strategy reports its stages, and that they add up to what the client sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTimingIT {

  private static final String ON = "--bench.server-timing=true";
  private static final int DELAY = 100;

  private final Apps telling = new Apps(ON);
  private final Apps silent = new Apps();

  @AfterAll
  void stop() {
    telling.close();
    silent.close();
  }

  @ParameterizedTest
  @EnumSource
  void stages_on_the_clients_clock_fill_the_time_from_its_slot_to_the_answer(Strategy strategy)
      throws Exception {
    TestApp app = telling.of(strategy);
    app.downstream.becomes(Mood.SLEEPS);
    get(app, strategy, 0); // loads its classes
    double outside = outside(app, strategy);
    for (int again = 0; outside >= 40 && again < 4; again++) {
      outside = outside(app, strategy);
    }
    assertThat(outside).as("ms: the answer on its way; of five tries the best").isLessThan(40);
  }

  /**
   * What the stages of one request leave of the client's time, in ms. The client is a thread of a
   * busy machine: it may hear of an answer late, never early.
   */
  private static double outside(TestApp app, Strategy strategy) throws Exception {
    long slot = System.nanoTime() - 50_000_000;
    HttpResponse<String> answer = get(app, strategy, slot);
    double total = (System.nanoTime() - slot) / 1e6;

    assertThat(answer.body()).isEqualTo(strategy.body());
    Map<String, Double> stages = stages(answer);
    assertThat(stages.keySet()).containsExactly("queue", "dispatch", "downstream", "redispatch");
    assertThat(stages.get("queue")).isBetween(50.0, total - DELAY);
    assertThat(stages.get("downstream")).isBetween(DELAY - 1.0, total - 50);
    double sum = stages.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(sum).isLessThanOrEqualTo(total);
    return total - sum;
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_of_the_downstream_is_a_stage_too(Strategy strategy) throws Exception {
    TestApp app = telling.of(strategy);
    for (Mood failing : List.of(Mood.ANSWERS_500, Mood.CLOSES)) {
      app.downstream.becomes(failing);
      HttpResponse<String> answer = get(app, strategy, 0);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(stages(answer)).containsOnlyKeys("queue", "dispatch", "downstream", "redispatch");
      assertThat(stages(answer).get("queue")).as("the slot is not known").isZero();
    }
  }

  /** They wait in the pool of the client, and not in a thread. */
  @ParameterizedTest
  @EnumSource(names = {"WEBCLIENT", "WEBFLUX", "RAW_REACTOR_NETTY"})
  void the_wait_for_a_connection_is_part_of_the_dispatch(Strategy strategy) {
    try (TestApp app = TestApp.start(strategy, ON, "--bench.client-connections=1")) {
      app.get(strategy.path() + "?delay=0"); // loads its classes
      List<Double> dispatches =
          app.burst(2, strategy.path() + "?delay=400").stream()
              .map(CompletableFuture::join)
              .map(answer -> stages(answer).get("dispatch"))
              .sorted()
              .toList();
      assertThat(dispatches.getLast()).as("ms").isGreaterThan(200);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBFLUX", "RAW_REACTOR_NETTY"})
  void a_request_that_comes_before_its_turn_has_stages_of_its_own(Strategy strategy)
      throws IOException {
    TestApp app = telling.of(strategy);
    app.downstream.becomes(Mood.SLEEPS);
    String first = request(strategy, System.nanoTime() - 1_000_000_000);
    String answers = twoAnswers(app, first + request(strategy, 0));

    List<Double> queues =
        Pattern.compile("queue;dur=([0-9.]+)")
            .matcher(answers)
            .results()
            .map(found -> Double.valueOf(found.group(1)))
            .toList();
    assertThat(queues).hasSize(2);
    assertThat(queues.getFirst()).isGreaterThanOrEqualTo(1_000);
    assertThat(queues.getLast()).as("the slot is not known").isZero();
  }

  private static String request(Strategy strategy, long slot) {
    return "GET %s?delay=%d HTTP/1.1\r\nHost: h\r\nBench-Slot: %019d\r\n\r\n"
        .formatted(strategy.path(), DELAY, slot);
  }

  /** Sends two requests at once on one connection, and reads until both answers are there. */
  private static String twoAnswers(TestApp app, String requests) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", app.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answers = new StringBuilder();
      while (answers.indexOf("true", answers.indexOf("true") + 1) < 0) {
        int next = socket.getInputStream().read();
        assertThat(next).as("the end, after: %s", answers).isNotNegative();
        answers.append((char) next);
      }
      return answers.toString();
    }
  }

  @ParameterizedTest
  @EnumSource
  void off_tells_nothing(Strategy strategy) throws Exception {
    TestApp app = silent.of(strategy);
    app.downstream.becomes(Mood.SLEEPS);
    assertThat(get(app, strategy, System.nanoTime()).headers().map())
        .doesNotContainKey("server-timing");
  }

  private static HttpResponse<String> get(TestApp app, Strategy strategy, long slot)
      throws Exception {
    return TestApp.CLIENT.send(
        HttpRequest.newBuilder(app.uri(strategy.path() + "?delay=" + DELAY))
            .header("Bench-Slot", "%019d".formatted(slot))
            .build(),
        BodyHandlers.ofString());
  }

  private static Map<String, Double> stages(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("server-timing")).hasSize(1);
    var stages = new LinkedHashMap<String, Double>();
    for (String metric : answer.headers().firstValue("server-timing").orElseThrow().split(", ")) {
      assertThat(metric).matches("[a-z]+;dur=[0-9]+\\.[0-9]{3}");
      stages.put(metric.replaceAll(";.*", ""), Double.parseDouble(metric.replaceAll(".*=", "")));
    }
    return stages;
  }
}
