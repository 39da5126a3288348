package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the service as its own process. */
@Timeout(60)
class ProcessIT {
  @ParameterizedTest
  @ValueSource(strings = {"--server.prot=1", "--server.port=x", "--sleeping.mode=tardy", "8090"})
  void a_bad_argument_ends_it_with_one_line_and_exit_code_2(String argument) throws Exception {
    Process process = launch(argument);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(process.errorReader().lines().toList())
        .singleElement()
        .asString()
        .startsWith("sleeping-service: ");
    assertThat(process.inputReader().readLine()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void a_taken_port_ends_it_with_one_line_that_helps_and_exit_code_1(Mode mode) throws Exception {
    try (Server holder = ServerKind.TIMER_NIO.start(1)) {
      Process process = launch("--sleeping.mode=" + mode.label(), "--server.port=" + holder.port());
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(process.errorReader().lines().toList())
          .singleElement()
          .asString()
          .contains("127.0.0.1:" + holder.port(), "in use", "--server.port=");
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void it_says_where_it_listens_and_ends_on_sigterm_with_requests_in_flight(Mode mode)
      throws Exception {
    Process process = launch("--sleeping.mode=" + mode.label(), "--server.port=0");
    try (BufferedReader output = process.inputReader()) {
      int port = port(output.readLine(), mode, process.pid());
      try (Client client = new Client(port)) {
        assertThat(client.stat("pid")).isEqualTo(process.pid());
        var slow = client.send("GET", "/sleep/600000");
        client.awaitStat("inFlight", 1);
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("it has ended").isTrue();
        assertThat(slow).failsWithin(10, TimeUnit.SECONDS);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void nothing_is_written_to_standard_error_while_all_is_well() throws Exception {
    Process process = launch("--server.port=0");
    try {
      int port = port(process.inputReader().readLine(), Mode.TIMER, process.pid());
      try (Client client = new Client(port)) {
        client.get("/sleep/1");
        client.get("/nothing");
      }
    } finally {
      process.toHandle().destroy(); // unlike destroy() of Process, it leaves the streams open
    }
    assertThat(process.errorReader().lines()).isEmpty();
  }

  private static int port(String line, Mode mode, long pid) {
    String expected =
        "sleeping-service \\(" + mode.label() + "\\) listens on 127\\.0\\.0\\.1:(\\d+), pid " + pid;
    Matcher matcher = Pattern.compile(expected).matcher(String.valueOf(line));
    assertThat(matcher.matches()).as(line).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** Leaves out the logging that ArchUnit brings for the tests: Netty would find and use it. */
  private static String serviceClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("slf4j"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void a_work_folder_that_cannot_be_made_is_no_taken_port() throws Exception {
    Process process =
        launch(List.of("-Djava.io.tmpdir=/proc"), "--sleeping.mode=threads", "--server.port=0");

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(process.errorReader().lines().toList())
        .singleElement()
        .asString()
        .contains("cannot make a work folder in /proc", "-Djava.io.tmpdir=FOLDER")
        .doesNotContain("port");
  }

  private static Process launch(String... args) throws IOException {
    return launch(List.of(), args);
  }

  private static Process launch(List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(serviceClassPath());
    command.add(SleepingService.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }
}
