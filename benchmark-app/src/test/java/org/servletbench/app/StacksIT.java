package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.app.TestDownstream.Mood;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Checks that one jar holds every stack and that none of them changes another. */
class StacksIT {

  private TestApp app;

  @AfterEach
  void stop() {
    if (app != null) {
      app.close();
    }
  }

  @Test
  void the_servlet_stack_is_what_it_was_without_the_reactive_one() {
    Set<Thread> earlier = Thread.getAllStackTraces().keySet();
    app = TestApp.start(Strategy.BLOCKING);
    assertThat(app.context()).isInstanceOf(ServletWebServerApplicationContext.class);
    for (Strategy strategy :
        List.of(Strategy.BLOCKING, Strategy.ASYNC_BLOCKING, Strategy.ASYNC_NON_BLOCKING)) {
      assertThat(app.get(strategy.path() + "?delay=1").statusCode()).isEqualTo(200);
    }
    JsonNode settings = app.status().get("settings");
    assertThat(settings.get("container").asString()).isEqualTo("tomcat");
    assertThat(settings.get("blocking-client").asString()).contains("over HttpURLConnection");
    assertThat(settings.get("non-blocking-client").asString()).contains("AsyncHttpClient, NIO");
    assertThat(settings.get("reactive-client").isNull()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !earlier.contains(thread)) // of an app that another test has closed
        .noneMatch(thread -> thread.getName().startsWith("reactor-"));
  }

  /** With Reactor on the class path Spring MVC would wrap the future in a Mono. */
  @Test
  void a_future_is_returned_to_spring_mvc_and_a_mono_to_reactor() {
    app = TestApp.start(Strategy.BLOCKING);
    ReactiveAdapterRegistry reactive =
        app.context().getBean(RequestMappingHandlerAdapter.class).getReactiveAdapterRegistry();
    assertThat(reactive.getAdapter(CompletableFuture.class)).isNull();
    assertThat(reactive.getAdapter(Mono.class)).isNotNull();
  }

  @Test
  void webclient_makes_its_client_when_it_is_first_asked() {
    app = TestApp.start(Strategy.WEBCLIENT, "--bench.downstream-timeout=4s");
    app.get(Strategy.WEBCLIENT.path() + "?delay=1");
    assertThat(app.status().get("settings").get("reactive-client").asString())
        .contains("Reactor Netty, NIO", "response timeout 4000 ms", "idle timeout 20000 ms")
        .contains("connections unlimited", "retries 0");
  }

  @Test
  void webclient_gives_its_call_up_when_the_async_timeout_fires() {
    app = TestApp.start(Strategy.WEBCLIENT, "--bench.async-timeout=500ms");
    app.downstream.becomes(Mood.HANGS);
    assertThat(app.get(Strategy.WEBCLIENT.path()).statusCode()).isEqualTo(503);
    TestApp.await(() -> app.status().get("clientPool").get("inUse").asInt() == 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBFLUX", "RAW_REACTOR_NETTY"})
  void netty_gives_a_call_up_when_its_client_has_gone(Strategy strategy) throws IOException {
    app = TestApp.start(strategy);
    app.downstream.becomes(Mood.HANGS);
    try (Socket socket = new Socket("127.0.0.1", app.port())) {
      String request = "GET " + strategy.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      TestApp.await(() -> app.downstream.paths().size() == 1);
    }
    TestApp.await(() -> app.status().get("clientPool").get("inUse").asInt() == 0);
    assertThat(app.drained().get("requestsCompleted").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBFLUX", "RAW_REACTOR_NETTY"})
  void netty_serves_its_strategy_and_no_other(Strategy strategy) {
    app = TestApp.start(strategy, "--bench.client-connections=3");
    for (Strategy other : Strategy.values()) {
      int expected = other == strategy ? 200 : 404;
      assertThat(app.get(other.path() + "?delay=1").statusCode()).isEqualTo(expected);
    }
    JsonNode status = app.drained();
    JsonNode settings = status.get("settings");
    assertThat(settings.get("stack").asString()).isEqualTo(strategy.stack());
    assertThat(settings.get("container").asString()).isEqualTo("netty");
    assertThat(settings.get("reactive-client").asString()).contains("connections 3, a call waits");
    for (String absent :
        List.of(
            "tomcat-threads",
            "async-timeout-ms",
            "max-connections",
            "accept-count",
            "connector-buffers",
            "filters",
            "client-io-threads",
            "blocking-client",
            "non-blocking-client")) {
      assertThat(settings.get(absent).isNull()).as(absent).isTrue();
    }
    assertThat(status.get("tomcat"))
        .hasToString(
            "{\"threads\":null,\"busy\":null,\"queued\":null,\"connections\":null,\"rejected\":null}");
    assertThat(status.get("requestsEntered").asInt()).isEqualTo(Strategy.values().length);
    assertThat(status.get("holdTime").get("count").asInt()).isZero();
    String threads = app.sideDoor("/threads").get("platform").toString();
    assertThat(threads).contains("reactor-").doesNotContain("AsyncHttpClient", "-Poller");
  }

  /** Spring Boot gives a server loops of its own, unless it is told which. */
  @ParameterizedTest
  @EnumSource(names = {"WEBFLUX", "RAW_REACTOR_NETTY"})
  void netty_serves_and_calls_on_the_same_loops_one_per_processor(Strategy strategy) {
    Set<Thread> earlier = Thread.getAllStackTraces().keySet();
    app = TestApp.start(strategy);
    app.burst(64, strategy.path() + "?delay=1").forEach(CompletableFuture::join);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !earlier.contains(thread)) // of an app that another test has closed
        .extracting(Thread::getName)
        .filteredOn(name -> name.startsWith("reactor-"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).startsWith("reactor-nio-"))
        .hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBFLUX", "RAW_REACTOR_NETTY"})
  void netty_tells_what_is_in_flight(Strategy strategy) {
    app = TestApp.start(strategy);
    app.downstream.becomes(Mood.HANGS);
    var answers = app.burst(300, strategy.path());
    TestApp.await(() -> app.downstream.paths().size() == 300);
    JsonNode status = app.status();
    assertThat(status.get("inFlight").asInt()).isEqualTo(300);
    assertThat(status.get("stages")).hasToString("{\"queued\":0,\"holding\":0,\"waiting\":300}");
    assertThat(status.get("clientPool"))
        .hasToString("{\"limit\":null,\"inUse\":300,\"waiting\":0}");
    assertThat(status.get("downstreamCallsStarted").asInt()).isEqualTo(300);
    app.downstream.release();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(app.drained().get("requestsCompleted").asInt()).isEqualTo(300);
  }

  @Test
  void an_unknown_stack_is_refused_by_name() {
    String[] args = {"--bench.stack=jersey", "--logging.level.root=OFF"};
    assertThatThrownBy(() -> BenchmarkApp.start(args)).hasMessageContaining("bench.stack");
  }
}
