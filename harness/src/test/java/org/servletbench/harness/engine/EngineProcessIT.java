package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Outcome;

/** Runs the engine as the harness does: arguments in, files and an exit code out. */
@Execution(ExecutionMode.CONCURRENT)
class EngineProcessIT {
  private static int port;
  private static ForkedProgram server;

  @TempDir Path out;

  @BeforeAll
  static void startServer() throws Exception {
    port = ForkedProgram.freePort();
    server = ForkedProgram.nullServer(port);
  }

  @AfterAll
  static void endServer() {
    server.close();
  }

  @Test
  void a_run_leaves_its_files_and_ends_at_once_with_0() throws Exception {
    try (ForkedProgram engine =
        engine("--load=even:100:2s", "--warm-up=even:100:1s", "--connections=20")) {
      assertThat(engine.exitCode()).isZero();
      assertThat(engine.errors()).isEmpty();
    }
    long exited = System.currentTimeMillis();
    EngineResult result = EngineResult.read(out);
    Properties schedule = new Properties();
    schedule.load(Files.newBufferedReader(out.resolve("schedule.properties")));
    long measureStart = Long.parseLong(schedule.getProperty("measure-start-epoch-ms"));
    long measureEnd = Long.parseLong(schedule.getProperty("measure-end-epoch-ms"));

    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 200L));
    assertThat(result.offered()).containsExactly("-2:100", "-1:0", "0:100", "1:100");
    assertThat(measureEnd - measureStart).isEqualTo(2000);
    assertThat(measureStart - Long.parseLong(schedule.getProperty("warm-up-start-epoch-ms")))
        .isEqualTo(2000);
    assertThat(Long.parseLong(result.seconds().get(2).get("epoch_ms"))).isEqualTo(measureStart);
    assertThat(exited - measureEnd).isBetween(0L, 3000L);
    assertThat(result.times())
        .containsOnlyKeys("ok.felt", "ok.served", "lag", "connect", "first_byte");
    assertThat(result.total("cpu-ns")).isPositive();
    assertThat(result.total("loop-cpu-ns")).isPositive();
  }

  @Test
  void the_clock_of_the_schedule_is_that_of_other_processes() throws Exception {
    long before = System.nanoTime();
    try (ForkedProgram engine = engine("--load=even:10:500ms")) {
      engine.exitCode();
    }
    Properties schedule = new Properties();
    schedule.load(Files.newBufferedReader(out.resolve("schedule.properties")));

    assertThat(Long.parseLong(schedule.getProperty("measure-start-nanos")))
        .isBetween(before, System.nanoTime());
  }

  @Test
  void a_signal_leaves_what_there_is_until_then() throws Exception {
    try (ForkedProgram engine = engine("--load=even:100:60s")) {
      await(out.resolve("seconds.csv"), "\n2,");
      long asked = System.nanoTime();
      engine.signal("TERM");
      assertThat(engine.exitCode()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .as("with nothing in flight, and files that take milliseconds")
          .isLessThan(Duration.ofSeconds(4));
    }
    EngineResult result = EngineResult.read(out);

    assertThat(result.totals().getProperty("interrupted")).isEqualTo("true");
    assertThat(result.count(Outcome.OK)).isGreaterThanOrEqualTo(300);
    assertThat(result.sum("ok")).isEqualTo(result.count(Outcome.OK));
    assertThat(result.times().get("ok.felt").getTotalCount()).isEqualTo(result.count(Outcome.OK));
  }

  /** A backlog that is full lets nobody in, and a client that knocks tries again for minutes. */
  @Test
  void a_signal_ends_it_at_once_while_it_still_connects() throws Exception {
    Path folder = out.resolve("of its own");
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket one = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket two = new Socket(full.getInetAddress(), full.getLocalPort());
        ForkedProgram engine =
            ForkedProgram.start(
                Engine.class,
                "--url=http://127.0.0.1:" + full.getLocalPort() + "/",
                "--out=" + folder,
                "--connections=4",
                "--load=even:10:1s")) {
      assertThat(one.isConnected() && two.isConnected()).isTrue();
      while (Files.notExists(folder)) {
        Thread.sleep(20);
      }
      Thread.sleep(1_500); // it knocks for up to 10 s
      long asked = System.nanoTime();
      engine.signal("TERM");
      assertThat(engine.exitCode()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
    }
    assertThat(folder.resolve("totals.properties")).content().contains("interrupted=true");
  }

  @ParameterizedTest
  @CsvSource({"seconds.csv", "latency.hlog"})
  void a_full_disk_is_told_in_one_line_that_names_the_file(String file) throws Exception {
    Files.createSymbolicLink(out.resolve(file), Path.of("/dev/full"));
    try (ForkedProgram engine = engine("--load=even:10:10s")) {
      assertThat(engine.exitCode()).isEqualTo(1);
      assertThat(engine.errors().lines())
          .singleElement()
          .asString()
          .contains(out.resolve(file).toString(), "no space left", "free space");
    }
  }

  @Test
  void wrong_arguments_are_told_in_one_line() throws Exception {
    try (ForkedProgram engine = engine("--load=often")) {
      assertThat(engine.exitCode()).isEqualTo(2);
      assertThat(engine.errors().lines()).singleElement().asString().contains("'often'");
    }
  }

  @Test
  void the_null_server_answers_heads_in_pieces_pipelined_and_of_http_1_0() throws Exception {
    String keptAlive =
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/plain;charset=UTF-8\r\n"
            + "Content-Length: 4\r\n\r\n"
            + "true";
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      for (String piece :
          List.of("GET / HT", "TP/1.1\r", "\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGE")) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(20);
      }
      assertThat(new String(socket.getInputStream().readNBytes(2 * keptAlive.length())))
          .isEqualTo(keptAlive + keptAlive);
      assertThat(answer(socket, "T / HTTP/1.1\r\nconnection:close\r\n\r\n"))
          .contains("\r\nConnection: close\r\n");
    }
    try (Socket socket = new Socket("127.0.0.1", port)) {
      assertThat(answer(socket, "GET / HTTP/1.0\r\n\r\n"))
          .contains("Connection: close")
          .endsWith("true");
    }
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String request = "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      int length = keptAlive.length() + "Connection: keep-alive\r\n".length();
      assertThat(new String(socket.getInputStream().readNBytes(length)))
          .contains("\r\nConnection: keep-alive\r\n")
          .endsWith("true");
    }
  }

  private static String answer(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private ForkedProgram engine(String... args) throws IOException {
    String[] all = new String[args.length + 3];
    all[0] = "--url=http://127.0.0.1:" + port + "/";
    all[1] = "--out=" + out;
    all[2] = "--pause=1s";
    System.arraycopy(args, 0, all, 3, args.length);
    return ForkedProgram.start(Engine.class, all);
  }

  private static void await(Path file, String text) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in " + file + " within 20 s: " + text);
      }
      Thread.sleep(50);
    }
  }
}
