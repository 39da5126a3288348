package org.servletbench.harness.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Commands;

/** Knows what each driver needs, and reads the files of each. */
public final class Drivers {
  private Drivers() {}

  /** Says why a driver cannot be used here, and the remedy; empty if it can. */
  public static Optional<String> missing(Driver driver) {
    return switch (driver) {
      case JMETER, OPEN_LOOP -> Optional.empty();
      case WRK -> missing("wrk", "wrk");
      case AB -> missing("ab", "apache2-utils");
    };
  }

  /**
   * Returns the driver of a tool installed on the system.
   *
   * @throws BenchException if it is not on PATH
   */
  public static LoadDriver tool(Driver driver) {
    missing(driver)
        .ifPresent(
            reason -> {
              throw BenchException.machine(reason);
            });
    Path binary = Commands.find(driver.label()).orElseThrow();
    return driver == Driver.AB ? new AbDriver(binary) : new WrkDriver(binary);
  }

  /**
   * Makes small what a driver has left large in the folder of a trial; no figure changes.
   *
   * @throws BenchException if the disk does not take it
   */
  public static void condense(Driver driver, Path folder) {
    if (driver != Driver.AB) {
      return;
    }
    try {
      AbDriver.condense(folder);
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of("cannot condense the files in %s: %s", folder, Failures.words(e)), e);
    }
  }

  /** Reads what a driver has left in the folder of a trial. */
  public static Recording read(Driver driver, Path folder) {
    return switch (driver) {
      case JMETER -> JMeterDriver.recording(folder);
      case OPEN_LOOP -> new EngineFiles(folder).recording();
      case WRK -> WrkDriver.recording(folder);
      case AB -> AbDriver.recording(folder);
    };
  }

  private static Optional<String> missing(String tool, String debianPackage) {
    return Commands.find(tool).isPresent()
        ? Optional.empty()
        : Optional.of(Text.of("%s is not on PATH: apt-get install %s", tool, debianPackage));
  }
}
