package org.servletbench.harness.run.beside;

import java.util.Optional;

/**
 * What a generator left behind.
 *
 * @param output of both streams
 * @param file content of the file that it was asked to write, where it was
 */
record Printed(String output, Optional<String> file) {
  /** A file that must be there. */
  String requiredFile() {
    return file.orElseThrow(() -> new IllegalArgumentException("it wrote no figures"));
  }
}
