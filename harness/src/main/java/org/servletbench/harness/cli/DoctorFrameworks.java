package org.servletbench.harness.cli;

import static org.servletbench.harness.cli.DoctorCheck.ok;
import static org.servletbench.harness.cli.DoctorCheck.warn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.system.FrameworkBuilds;

/** Checks the compilers and interpreters of the servers in other languages. */
final class DoctorFrameworks {
  private DoctorFrameworks() {}

  /** Asks each toolchain once, which takes about 50 ms. */
  static List<DoctorCheck> all(Library library) throws InterruptedException {
    List<DoctorCheck> checks = new ArrayList<>();
    Map<List<String>, List<Framework>> byToolchain = new LinkedHashMap<>();
    for (String name : library.frameworks()) {
      try {
        Framework server = library.framework(name);
        byToolchain.computeIfAbsent(server.toolchain(), it -> new ArrayList<>()).add(server);
      } catch (BenchException e) {
        checks.add(
            warn(name, e.getMessage(), "correct its framework.yaml: only " + name + " needs it"));
      }
    }
    for (List<Framework> servers : byToolchain.values()) {
      checks.add(toolchain(servers, FrameworkBuilds.version(servers.getFirst())));
    }
    return checks;
  }

  /**
   * Checks one toolchain.
   *
   * @param servers servers that need it, at least one
   * @param version what it says of its version; empty if it is missing
   */
  static DoctorCheck toolchain(List<Framework> servers, Optional<String> version) {
    Framework first = servers.getFirst();
    String names = servers.stream().map(Framework::name).collect(Collectors.joining(", "));
    return version
        .map(text -> ok(first.language(), text.lines().findFirst().orElse("") + ": " + names))
        .orElseGet(
            () ->
                warn(
                    first.language(),
                    "'" + String.join(" ", first.toolchain()) + "' gives no version",
                    "only the servers " + names + " need it: " + first.install()));
  }
}
