package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.cli.DoctorCheck.Status;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Leftover;
import org.servletbench.harness.system.PortOwner;

class DoctorChecksTest {
  private static final List<Integer> PORTS = List.of(8080, 8081, 8090);

  private static final String RANGE = "32768\t60999";

  @Test
  void the_table_names_reading_and_remedy() {
    List<DoctorCheck> checks =
        List.of(
            DoctorChecks.cores(2),
            DoctorChecks.port(8080, false, Optional.of(new PortOwner(123, "java -jar x.jar"))),
            DoctorChecks.openFiles(1024));
    assertThat(DoctorCommand.table(checks, 80))
        .isEqualToNormalizingNewlines(
            """
            ok    cores       2
            fail  port 8080   taken by pid 123 (java -jar x.jar)
                              end that process: kill 123, or choose other ports with --ports
            warn  open files  1024: enough for 386 requests in flight through the app
                              8,192 of them, which Tomcat accepts, need 17457: ulimit -n
                              17457
            """);
  }

  @Test
  void a_taken_port_fails_even_when_its_holder_is_hidden() {
    DoctorCheck check = DoctorChecks.port(8081, false, Optional.empty());
    assertThat(check.status()).isEqualTo(Status.FAIL);
    assertThat(check.remedy()).contains("sport = :8081");
    assertThat(DoctorChecks.port(8081, true, Optional.empty()).status()).isEqualTo(Status.OK);
  }

  @Test
  void without_reuse_the_ephemeral_ports_limit_the_connections_per_second() {
    assertThat(DoctorChecks.ephemeralPorts(RANGE, "2", 10).status()).isEqualTo(Status.OK);
    DoctorCheck check = DoctorChecks.ephemeralPorts(RANGE, "0", 10);
    assertThat(check.status()).isEqualTo(Status.WARN);
    assertThat(check.reading())
        .isEqualTo("28232 (32768 to 60999), 10 in TIME_WAIT, tcp_tw_reuse 0");
    assertThat(check.remedy()).startsWith("about 470 new connections/s at most");
  }

  @Test
  void ports_held_in_time_wait_are_waited_for() {
    assertThat(DoctorChecks.ephemeralPorts(RANGE, "0", 20_000).remedy()).startsWith("wait");
    assertThat(DoctorChecks.ephemeralPorts(RANGE, "2", 20_000).status()).isEqualTo(Status.OK);
  }

  @Test
  void a_listening_port_inside_the_ephemeral_range_fails() {
    assertThat(DoctorChecks.listeningPorts(PORTS, RANGE).status()).isEqualTo(Status.OK);
    DoctorCheck check = DoctorChecks.listeningPorts(PORTS, "8081\t60999");
    assertThat(check.status()).isEqualTo(Status.FAIL);
    assertThat(check.reading()).startsWith("[8081, 8090]");
  }

  @Test
  void leftovers_are_named_with_the_command_that_ends_them() {
    Leftover app = new Leftover(12, 1, "benchmark-app", "java", "", Path.of("x"), List.of(12L));
    Leftover jmeter = new Leftover(33, 1, "jmeter", "sh", "", Path.of("y"), List.of(34L, 35L));
    DoctorCheck check = DoctorChecks.leftovers(List.of(app, jmeter));
    assertThat(check.status()).isEqualTo(Status.FAIL);
    assertThat(check.reading())
        .isEqualTo("benchmark-app (pid 12), jmeter (pid 34, 35) of an earlier run");
    assertThat(check.remedy()).isEqualTo("end them: kill 12 34 35");
  }

  @Test
  void other_jdks_are_listed_beside_the_one_in_use() {
    Jdk used = new Jdk(Path.of("/a"), "25.0.3", 25);
    Jdk other = new Jdk(Path.of("/b"), "21.0.1", 21);
    assertThat(DoctorChecks.jdks(used, List.of(used, other)).reading())
        .isEqualTo("25.0.3 in /a; also 21.0.1 in /b");
    assertThat(DoctorChecks.jdks(used, List.of(used)).reading()).isEqualTo("25.0.3 in /a");
  }

  @Test
  void a_missing_tool_is_a_warning_that_names_its_package() {
    DoctorCheck check = DoctorChecks.tool("no-such-tool-at-all", "some-package");
    assertThat(check.status()).isEqualTo(Status.WARN);
    assertThat(check.remedy()).endsWith("apt-get install some-package");
  }

  @Test
  void what_may_not_be_written_is_told_with_the_remedy() {
    Path forbidden = Path.of("pom.xml/results/runs");

    assertThat(DoctorFolders.runs(forbidden).status()).isEqualTo(DoctorCheck.Status.WARN);
    assertThat(DoctorFolders.runs(forbidden).remedy()).contains("bench run --out DIR");
    assertThat(DoctorFolders.state(forbidden).status()).isEqualTo(DoctorCheck.Status.FAIL);
    assertThat(DoctorFolders.state(Path.of("target")).status()).isEqualTo(DoctorCheck.Status.OK);
  }
}
