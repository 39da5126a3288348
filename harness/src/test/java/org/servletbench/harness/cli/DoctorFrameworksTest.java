package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.system.Installation;

class DoctorFrameworksTest {
  private static final List<Framework> SERVERS = List.of(server("gin"), server("go-std"));

  @Test
  void a_toolchain_is_shown_with_the_servers_that_need_it() {
    DoctorCheck check = DoctorFrameworks.toolchain(SERVERS, Optional.of("go version go1.26\nmore"));

    assertThat(check).isEqualTo(DoctorCheck.ok("Go", "go version go1.26: gin, go-std"));
  }

  @Test
  void a_missing_toolchain_leaves_out_its_servers_only() {
    assertThat(DoctorFrameworks.toolchain(SERVERS, Optional.empty()))
        .isEqualTo(
            DoctorCheck.warn(
                "Go",
                "'go version' gives no version",
                "only the servers gin, go-std need it: install Go"));
  }

  @Test
  void a_description_that_is_wrong_costs_its_server_only(@TempDir Path home) throws Exception {
    Path server = Files.createDirectories(home.resolve("frameworks/mine"));
    Files.writeString(server.resolve("framework.yaml"), "framework: other\n");

    assertThat(DoctorFrameworks.all(new Library(new Installation(home))))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.name()).isEqualTo("mine");
              assertThat(check.status()).isEqualTo(DoctorCheck.Status.WARN);
              assertThat(check.reading()).contains("calls itself 'other'");
            });
  }

  private static Framework server(String name) {
    return new Framework(
        name,
        "Go",
        "1",
        List.of("go", "version"),
        "install Go",
        List.of(),
        List.of(),
        List.of("$BUILD/" + name),
        8080,
        "/");
  }
}
