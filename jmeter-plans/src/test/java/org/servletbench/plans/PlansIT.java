package org.servletbench.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.servletbench.plans.JMeter.Result;
import org.servletbench.plans.JMeter.Row;

/** Runs the plans in a stock JMeter, in its own process, against a real server. */
@Execution(ExecutionMode.CONCURRENT)
class PlansIT {
  private static final int BACKLOG = 1024;

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<HttpServer> started = new AtomicReference<>();
  private JMeter jmeter;
  private int port;

  @BeforeEach
  void findPort() throws IOException {
    jmeter = new JMeter(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    stopServer();
    threads.shutdownNow();
  }

  private void stopServer() {
    HttpServer server = started.getAndSet(null);
    if (server != null) {
      server.stop(0);
    }
  }

  /** One run of a plan, and what must hold of it. */
  private interface Round {
    void run() throws Exception;
  }

  /** A machine that stands still may spoil a round; a wrong schedule spoils every one. */
  private static void upToThree(Round round) throws Exception {
    for (int number = 1; number < 3; number++) {
      try {
        round.run();
        return;
      } catch (AssertionError e) {
        System.err.println("round " + number + " of 3: " + e.getMessage());
      }
    }
    round.run();
  }

  @Test
  void the_smoke_plan_asks_ten_times_in_two_seconds() throws Exception {
    serve("true");
    upToThree(this::smoke);
  }

  private void smoke() throws Exception {
    Result result = jmeter.run("smoke.jmx", "port=" + port, "delay-ms=100", "drain-ms=1000");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.rows()).hasSize(10).allMatch(Row::success);
    assertThat(result.rows()).allMatch(row -> row.label().equals("measure"));
    assertEven(result.rows(), 200);
    assertThat(result.rows()).allMatch(row -> row.elapsed() >= 100);
  }

  @Test
  void the_article_at_a_tenth_of_its_time_sends_1200_evenly_spaced_requests() throws Exception {
    serve("true");
    upToThree(this::article);
  }

  private void article() throws Exception {
    Result result =
        jmeter.run(
            "article.jmx",
            "port=" + port,
            "rate=200",
            "duration-ms=6000",
            "delay-ms=100",
            "timeout-ms=6000",
            "connect-timeout-ms=6000",
            "drain-ms=1000");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.labelled("ready")).hasSize(1);
    List<Row> warmUp = result.labelled("warm-up");
    assertThat(warmUp).hasSize(120).allMatch(Row::success);
    assertThat(warmUp).allMatch(row -> row.elapsed() >= 20);
    assertEven(warmUp, 1000 / 30.0);
    List<Row> measure = result.labelled("measure");
    assertThat(measure).hasSize(1200).allMatch(Row::success);
    assertThat(measure).allMatch(row -> row.elapsed() >= 100);
    assertEven(measure, 5);
    assertThat(median(offsets(measure, 5)) - median(offsets(warmUp, 1000 / 30.0)))
        .as("4 s of warm-up, 2 of silence")
        .isBetween(5_800L, 6_300L);
  }

  @Test
  void the_load_starts_only_when_the_target_is_ready_and_then_from_its_beginning()
      throws Exception {
    upToThree(this::lateTarget);
  }

  private void lateTarget() throws Exception {
    stopServer();
    jmeter = new JMeter(Files.createTempDirectory(folder, "round"));
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(() -> jmeter.await(6), threads).thenRun(this::serveTrue);

    Result result =
        jmeter.run(
            "article.jmx",
            "jmeter.save.saveservice.autoflush=true",
            "port=" + port,
            "warm-up.rate=10",
            "warm-up.duration-ms=1000",
            "pause-ms=500",
            "rate=33.3",
            "duration-ms=3003.004",
            "delay-ms=50",
            "drain-ms=1000");

    late.get(1, TimeUnit.SECONDS);
    assertThat(result.exitCode()).as(result.output()).isZero();
    List<Row> ready = result.labelled("ready");
    assertThat(ready).hasSizeGreaterThan(5);
    assertThat(ready.subList(0, ready.size() - 1)).noneMatch(Row::success);
    assertThat(ready.get(ready.size() - 1).success()).isTrue();
    List<Row> warmUp = result.labelled("warm-up");
    List<Row> measure = result.labelled("measure");
    assertThat(result.rows().subList(0, ready.size())).isEqualTo(ready);
    assertThat(warmUp).hasSize(10).allMatch(Row::success);
    assertThat(measure).hasSize(100).allMatch(Row::success);
    assertEven(warmUp, 100);
    assertEven(measure, 1000 / 33.3);
  }

  @Test
  void without_a_target_the_plan_ends_at_its_limit_and_measures_nothing() throws Exception {
    long start = System.nanoTime();

    Result result = jmeter.run("article.jmx", "port=" + port, "ready.limit-s=3");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.rows()).isNotEmpty().noneMatch(Row::success);
    assertThat(result.rows()).allMatch(row -> row.label().equals("ready"));
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isBetween(3L, 30L);
  }

  @Test
  void an_answer_with_another_body_is_no_success() throws Exception {
    serve("truely");

    Result result =
        jmeter.run("smoke.jmx", "port=" + port, "delay-ms=1", "duration-ms=1000", "drain-ms=1000");

    assertThat(result.rows()).hasSize(5).noneMatch(Row::success);
    assertThat(result.rows()).allMatch(row -> row.code().equals("200"));
  }

  /** Checks that every arrival is in its slot, or late on a busy machine; none comes early. */
  private static void assertEven(List<Row> rows, double spacingMillis) {
    long[] offsets = offsets(rows, spacingMillis);
    assertThat(median(offsets) - offsets[0]).as("late, ms, median").isLessThan(60);
    assertThat(offsets[offsets.length - 1] - offsets[0]).as("late, ms, at most").isLessThan(500);
  }

  private static long[] offsets(List<Row> rows, double spacingMillis) {
    long[] offsets = new long[rows.size()];
    for (int n = 0; n < rows.size(); n++) {
      offsets[n] = rows.get(n).start() - Math.round(n * spacingMillis);
    }
    Arrays.sort(offsets);
    return offsets;
  }

  private static long median(long[] sorted) {
    return sorted[sorted.length / 2];
  }

  private void serveTrue() {
    try {
      serve("true");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, body));
    server.start();
    started.set(server);
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      Thread.sleep(Long.parseLong(exchange.getRequestURI().getQuery().replace("delay=", "")));
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
