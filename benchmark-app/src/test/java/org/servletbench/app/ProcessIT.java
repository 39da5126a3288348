package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.servletbench.app.TestDownstream.Mood;

/** Runs the app as a process: what it prints and how it ends. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessIT {

  @TempDir Path folder;
  private final TestDownstream downstream = new TestDownstream();
  private int port;
  private int sideDoorPort;
  private Process process;

  @BeforeEach
  void choosePorts() throws IOException {
    port = freePort();
    sideDoorPort = freePort();
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
    downstream.close();
  }

  /** Below the ports that the system hands out: nobody gets it until the process listens. */
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // the next one
      }
    }
  }

  private void start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1", // starts faster
            "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
            "-cp",
            System.getProperty("java.class.path"),
            BenchmarkApp.class.getName(),
            "--server.port=" + port,
            "--bench.side-door-port=" + sideDoorPort,
            "--bench.downstream=" + downstream.uri());
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return TestApp.CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private boolean sideDoorAnswers() {
    try {
      return get(sideDoorPort, "/status").contains("requestsEntered");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_taken_side_door_port_is_one_line_and_exit_code_1() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      sideDoorPort = taken.getLocalPort();
      start();
      assertThat(exitCode()).isEqualTo(1);
      assertThat(output().lines())
          .singleElement()
          .asString()
          .contains("side door", ":" + sideDoorPort, "--bench.side-door-port");
    }
  }

  @Test
  void a_taken_connector_port_is_a_message_and_exit_code_1() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
      start();
      assertThat(exitCode()).isEqualTo(1);
      assertThat(output()).contains("Port " + port + " was already in use").doesNotContain("\tat ");
    }
  }

  @Test
  void failures_print_nothing_and_sigterm_ends_it_at_once_with_requests_in_flight()
      throws Exception {
    List<Strategy> strategies = Strategy.onPooledTomcat().toList();
    start();
    TestApp.await(this::sideDoorAnswers);
    downstream.becomes(Mood.ANSWERS_500);
    for (Strategy strategy : strategies) {
      get(port, strategy.path());
      get(port, strategy.path() + "?delay=x");
    }
    downstream.becomes(Mood.RESETS);
    for (Strategy strategy : strategies) {
      get(port, strategy.path());
    }
    downstream.becomes(Mood.HANGS);
    var hanging = Stream.concat(Stream.of(Strategy.BLOCKING), Strategy.asyncOnes()).toList();
    for (Strategy strategy : hanging) {
      for (int i = 0; i < 4; i++) { // below every pool: Boot's of 8 serves two strategies
        URI uri = URI.create("http://127.0.0.1:" + port + strategy.path());
        TestApp.CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      }
    }
    TestApp.await(() -> downstream.paths().size() == 4 * hanging.size());
    long start = System.nanoTime();
    process.destroy();
    assertThat(exitCode()).isEqualTo(143);
    assertThat((System.nanoTime() - start) / 1_000_000)
        .as("ms; waiting for its requests it would take 30 s")
        .isLessThan(5_000);
    assertThat(output()).isEmpty();
    assertThat(folder.resolve("tmp")).as("nothing stays behind").isEmptyDirectory();
  }
}
