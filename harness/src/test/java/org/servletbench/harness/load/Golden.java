package org.servletbench.harness.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * What wrk 4.1.0 and ab 2.3 (httpd 2.4) printed, both streams, in 2 s with 10 connections and a
 * timeout of 1 s against a {@link ScriptedServer}. Its answers: steady 20 ms; 5xx every fourth a
 * 503 after 1 ms, others 20 ms; lost and closed every fourth a reset or a close after 1 ms; bimodal
 * every 20th 400 ms, others 5 ms; late every 20th 1.5 s; hang none from the 51st on.
 */
final class Golden {
  private Golden() {}

  static String read(String name) {
    try (InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ToolReport wrk(String name) {
    return WrkOutput.parse(read("wrk-" + name + ".txt"));
  }

  /** Without files. */
  static ToolReport ab(String name) {
    return AbOutput.parse(read("ab-" + name + ".txt"), Optional.empty(), Optional.empty());
  }

  static ToolReport abWithFiles(String name) {
    return AbOutput.parse(
        read("ab-" + name + ".txt"),
        Optional.of(read("ab-" + name + ".csv")),
        Optional.of(read("ab-" + name + ".tsv")));
  }
}
