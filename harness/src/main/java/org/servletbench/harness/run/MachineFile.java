package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * What was measured of this machine, on disk in the form that it has in {@code run.json}.
 *
 * @param again command that measures it again
 */
public record MachineFile<T>(Path path, Class<T> type, String again) {
  /** Name of the noise floor's file in the folder of a run. */
  public static final String NOISE_FLOOR = "noise-floor.json";

  public static MachineFile<NoiseFloor> noiseFloor(Path path) {
    return new MachineFile<>(path, NoiseFloor.class, "bench run SUITE --aa");
  }

  public static MachineFile<Calibration> calibration(Path path) {
    return new MachineFile<>(path, Calibration.class, "bench doctor --calibrate");
  }

  /**
   * Reads it; empty when there is no file.
   *
   * @throws BenchException when it cannot be read
   */
  public Optional<T> read() {
    if (!RunFile.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonFile.read(path, type));
    } catch (BenchException e) {
      throw BenchException.machine(e.getMessage() + "; measure it again with " + again, e);
    }
  }

  /** Returns what the file of a noise floor or a calibration holds. */
  public static String text(Object measured) {
    return JsonFile.text(measured);
  }

  /**
   * Replaces it.
   *
   * @param beside the same figures as tables, for files in the same folder: name to text
   */
  public void write(T measured, Map<String, String> beside) {
    write(path, text(measured));
    beside.forEach((name, tables) -> write(path.resolveSibling(name), tables));
  }

  private static void write(Path file, String text) {
    try {
      RunFile.write(file, text);
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot write %s: %s", file, Failures.words(e)), e);
    }
  }
}
