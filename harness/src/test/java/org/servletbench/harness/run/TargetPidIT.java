package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.system.Eventually;
import org.servletbench.harness.system.Ports;

/** Of which process of a user's own server the CPU, memory and threads are read. */
class TargetPidIT {
  /** Listens, forks as often as it is told, and waits; perl comes with every git. */
  private static final String SERVER =
      """
      use IO::Socket::INET;
      my $listening = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 5) or die;
      for (1..$ARGV[0]) { if (!fork) { %s sleep 60; exit } }
      $| = 1; print $listening->sockport, "\n"; sleep 60;
      """;

  @Test
  void a_server_of_one_process_is_read() throws Exception {
    try (Server server = new Server(SERVER.formatted(""), 0)) {
      assertThat(targetPid(server.port)).hasValue(server.process.pid());
    }
  }

  /** The first of them is the master, which does nothing. */
  @Test
  void of_processes_that_share_a_port_none_is_taken_for_the_server() throws Exception {
    try (Server server = new Server(SERVER.formatted(""), 2)) {
      assertThat(Ports.listeners(server.port)).hasSize(3);
      assertThat(targetPid(server.port)).isEmpty();
    }
  }

  @Test
  void a_process_that_listens_for_its_children_is_not_taken_for_the_server() throws Exception {
    try (Server server = new Server(SERVER.formatted("close $listening;"), 1)) {
      Eventually.isTrue(() -> Ports.listeners(server.port).size() == 1); // the child has closed it
      assertThat(targetPid(server.port)).isEmpty();
    }
  }

  private static OptionalLong targetPid(int port) {
    Scenario scenario =
        new Scenario(
            "own",
            new Target.Running(TargetUrl.parse("http://127.0.0.1:" + port + "/")),
            Driver.OPEN_LOOP,
            Load.Open.even(10, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            ClientSettings.DEFAULT,
            new WarmUp(30, Duration.ofSeconds(4), Duration.ZERO),
            Optional.empty(),
            Optional.empty());
    return new TrialServices(Endpoints.DEFAULT, scenario, List.of()).targetPid();
  }

  private static final class Server implements AutoCloseable {
    private final Process process;
    private final int port;

    Server(String script, int forks) throws Exception {
      Assumptions.assumeTrue(hasPerl(), "no perl here");
      process =
          new ProcessBuilder("perl", "-e", script, Integer.toString(forks))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      port = Integer.parseInt(process.inputReader().readLine());
    }

    private static boolean hasPerl() throws Exception {
      Process perl = new ProcessBuilder("sh", "-c", "command -v perl").start();
      return perl.waitFor() == 0;
    }

    @Override
    public void close() throws Exception {
      List<ProcessHandle> forked = process.descendants().toList();
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      forked.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
