package org.servletbench.harness.engine;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.stream.Collectors;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/** A text file that grows while the engine runs; a failed write is not swallowed. */
final class OutputFile implements AutoCloseable {
  private final Path path;
  private final PrintStream text;
  private IOException failure;

  OutputFile(Path path) {
    this.path = path;
    try {
      text = new PrintStream(watched(Files.newOutputStream(path)), false, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  PrintStream text() {
    return text;
  }

  /** Flushes what was printed to the file, or throws. */
  void flush() {
    text.flush();
    if (failure != null) {
      throw cannotWrite(path, failure);
    }
  }

  @Override
  public void close() {
    flush();
    text.close();
  }

  /** Writes a file of {@code name=value} lines, which is either whole or absent. */
  static void write(Path path, Properties properties) {
    Path unfinished = path.resolveSibling(path.getFileName() + ".tmp");
    try {
      Files.writeString(
          unfinished,
          properties.stringPropertyNames().stream()
              .sorted()
              .map(name -> name + "=" + escaped(properties.getProperty(name)) + "\n")
              .collect(Collectors.joining()));
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Escapes a value for {@link Properties#load}, which reads bytes as Latin-1. */
  private static String escaped(String value) {
    return value
        .chars()
        .mapToObj(
            c ->
                c == '\\'
                    ? "\\\\"
                    : c < ' ' || c > '~' ? Text.of("\\u%04x", c) : String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  static BenchException cannotWrite(Path path, IOException cause) {
    return BenchException.machine(
        "cannot write "
            + path
            + ": "
            + Failures.words(cause)
            + "; free space on its disk or choose another folder with --out",
        cause);
  }

  private OutputStream watched(OutputStream file) {
    return new FilterOutputStream(new java.io.BufferedOutputStream(file, 1 << 16)) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        try {
          out.write(bytes, from, count);
        } catch (IOException e) {
          failure = e;
          throw e;
        }
      }

      @Override
      public void flush() throws IOException {
        try {
          out.flush();
        } catch (IOException e) {
          failure = e;
          throw e;
        }
      }
    };
  }
}
