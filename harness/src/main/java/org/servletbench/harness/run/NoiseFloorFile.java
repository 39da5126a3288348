package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/** Reads and writes a noise floor on disk, in the form it has in {@code run.json}. */
public final class NoiseFloorFile {
  /** Name of the file in the folder of a run. */
  public static final String NAME = "noise-floor.json";

  private NoiseFloorFile() {}

  /**
   * Reads the noise floor in a file; empty when there is none.
   *
   * @throws BenchException when it cannot be read
   */
  public static Optional<NoiseFloor> read(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonFile.read(file, NoiseFloor.class));
    } catch (BenchException e) {
      throw BenchException.machine(
          e.getMessage() + "; measure it again with bench run SUITE --aa", e);
    }
  }

  public static String text(NoiseFloor floor) {
    return JsonFile.text(floor);
  }

  /** Replaces the noise floor in a file. */
  public static void write(Path file, NoiseFloor floor) {
    try {
      RunFile.write(file, text(floor));
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot write %s: %s", file, Failures.words(e)), e);
    }
  }
}
