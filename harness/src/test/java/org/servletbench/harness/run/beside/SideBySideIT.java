package org.servletbench.harness.run.beside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Commands;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

class SideBySideIT {
  @TempDir Path folder;

  @Test
  void every_tool_is_a_row_whether_it_is_on_the_path_or_not()
      throws IOException, InterruptedException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "true".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    List<String> said = new ArrayList<>();
    try {
      TargetUrl url = TargetUrl.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      List<Calibration.Beside> rows =
          new SideBySide(
                  url,
                  200,
                  4,
                  Duration.ofSeconds(1),
                  new Cores(OptionalInt.empty(), OptionalInt.empty()),
                  new ProcessRegistry(folder.resolve("processes")),
                  folder)
              .run(said::add);

      assertThat(rows)
          .extracting(Calibration.Beside::tool)
          .contains("wrk", "ab", "hey", "oha", "vegeta", "k6");
      assertThat(rows)
          .allSatisfy(
              row -> {
                if (Commands.find(row.tool()).isEmpty()) {
                  assertThat(row.note()).startsWith("not on PATH: ");
                  assertThat(row.command()).isEmpty();
                } else {
                  assertThat(row.note()).as(row.tool()).doesNotStartWith("failed");
                  assertThat(row.requestsPerSecond().orElse(0)).as(row.tool()).isPositive();
                  assertThat(row.cpuMicrosPerRequest().orElse(0)).as(row.tool()).isPositive();
                  assertThat(row.command()).startsWith(row.tool() + " ");
                }
              });
      assertThat(said).hasSize((int) rows.stream().filter(r -> !r.command().isEmpty()).count());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void the_time_of_a_grandchild_counts_and_a_failure_stays_one()
      throws IOException, InterruptedException {
    Path cpu = folder.resolve("cpu.txt");
    String busy = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
    List<String> command =
        CpuTime.counted(List.of("sh", "-c", "sh -c '" + busy + "'; exit 7"), cpu);
    ProcessSpec spec = new ProcessSpec("busy", command, folder.resolve("busy.log"));
    try (ManagedProcess process =
        ManagedProcess.start(spec, new ProcessRegistry(folder.resolve("processes")))) {
      assertThat(process.awaitEnd(Duration.ofSeconds(30))).isTrue();
      assertThat(process.exitCode()).hasValue(7);
    }
    assertThat(CpuTime.ofChildren(Files.readString(cpu))).isGreaterThan(0.03);
  }
}
