package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.AppBuild;

class AppBuildsTest {
  /** The kernel's file has another content each time it is read. */
  private static final Path ALWAYS_NEW = Path.of("/proc/sys/kernel/random/uuid");

  @TempDir private Path folder;

  @Test
  void a_jar_is_kept_by_its_own_checksum_though_it_is_rewritten_meanwhile() throws Exception {
    Installation installation = new Installation(folder);
    Files.createDirectories(installation.benchmarkAppJar().getParent());
    Files.createSymbolicLink(installation.benchmarkAppJar(), ALWAYS_NEW);

    AppBuild build =
        new AppBuilds(installation, new ProcessRegistry(installation.processes())).ours("1234");

    Files.delete(installation.benchmarkAppJar());
    byte[] kept = Files.readAllBytes(AppBuilds.jar(installation.apps(), build));
    assertThat(build.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept)));
    try (Stream<Path> files = Files.list(installation.apps())) {
      assertThat(files).as("nothing is left").hasSize(1);
    }
  }
}
