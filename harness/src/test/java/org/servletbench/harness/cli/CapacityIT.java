package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Searches a server's known capacity: one thread, 5 ms a request, so 200/s. */
@Isolated
class CapacityIT {
  private static final int SERVICE_MS = 5;

  @TempDir Path folder;

  @Test
  void the_capacity_of_one_thread_at_5_ms_lies_below_200_per_second() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    server.createContext(
        "/",
        exchange -> {
          try {
            Thread.sleep(SERVICE_MS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start(); // without an executor all is served by one thread
    Path run = folder.resolve("run");
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try (BenchProcess bench =
        BenchProcess.runUndisturbed(
            folder,
            run,
            "capacity",
            "--url",
            url,
            "--slo",
            "p50<150ms,errors<1%",
            "--from",
            "160/s",
            "--duration",
            "2s",
            "--warm-up",
            "1s",
            "--precision",
            "100")) {
      assertThat(bench.exitCode()).as(bench.output()).isZero();
      assertThat(bench.output())
          .containsPattern(
              "capacity: (80|160)/s with p50<150ms,errors<1% \\(held in 3 probes; (160|320)/s does"
                  + " not");
      assertThat(run.resolve("capacity.csv")).content().contains("160,").contains("missed");
      assertThat(run.resolve("summary.csv")).content().contains(",url,open-loop,160,");
      assertThat(run.resolve("capacity.svg")).content().contains(">p50&lt;150ms,errors&lt;1%<");
      reportingAgainGivesTheSame(bench.output(), run);
    } finally {
      server.stop(0);
    }
  }

  private void reportingAgainGivesTheSame(String output, Path run) throws Exception {
    String curve = Files.readString(run.resolve("capacity.csv"));
    Files.delete(run.resolve("capacity.csv"));
    try (BenchProcess again = BenchProcess.run(folder, "report", run)) {
      assertThat(again.exitCode()).as(again.output()).isZero();
      assertThat(again.output())
          .contains(
              Pattern.compile("capacity: \\d+/s with")
                  .matcher(output)
                  .results()
                  .findFirst()
                  .get()
                  .group());
    }
    assertThat(run.resolve("capacity.csv")).hasContent(curve);
  }
}
