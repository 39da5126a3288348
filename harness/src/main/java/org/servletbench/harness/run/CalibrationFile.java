package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/** Reads and writes a calibration on disk, in the form it has in {@code run.json}. */
public final class CalibrationFile {
  private CalibrationFile() {}

  /**
   * Reads the calibration in a file; empty when there is none.
   *
   * @throws BenchException when it cannot be read
   */
  public static Optional<Calibration> read(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonFile.read(file, Calibration.class));
    } catch (BenchException e) {
      throw BenchException.machine(
          e.getMessage() + "; measure it again with bench doctor --calibrate", e);
    }
  }

  public static String text(Calibration calibration) {
    return JsonFile.text(calibration);
  }

  /**
   * Replaces the calibration in a file.
   *
   * @param beside the same figures as tables, for files in the same folder: name to text
   */
  public static void write(Path file, Calibration calibration, Map<String, String> beside) {
    write(file, text(calibration));
    beside.forEach((name, tables) -> write(file.resolveSibling(name), tables));
  }

  private static void write(Path file, String text) {
    try {
      RunFile.write(file, text);
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot write %s: %s", file, Failures.words(e)), e);
    }
  }
}
