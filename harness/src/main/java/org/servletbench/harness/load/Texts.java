package org.servletbench.harness.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.servletbench.harness.model.BenchException;

/** Small files of a trial. */
final class Texts {
  private Texts() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw BenchException.machine("cannot read %s: %s".formatted(file, e), e);
    }
  }
}
