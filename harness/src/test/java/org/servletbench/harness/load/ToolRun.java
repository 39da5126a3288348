package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.servletbench.harness.system.Commands;

/** Runs a load generator to its end. */
final class ToolRun {
  private ToolRun() {}

  /** Skips the test if the tool is missing. */
  static void assumeInstalled(String tool, String debianPackage) {
    assumeTrue(
        Commands.find(tool).isPresent(),
        () -> tool + " is not on PATH: apt-get install " + debianPackage);
  }

  /** Returns what it printed on both streams; it must end within 30 s. */
  static String output(Path folder, String tool, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(arguments);
    Path output = folder.resolve(tool + ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
