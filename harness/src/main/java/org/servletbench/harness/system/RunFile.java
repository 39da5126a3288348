package org.servletbench.harness.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * A file of a run: plain, or compressed by gzip under the same name and {@code .gz}, as published
 * runs are. Only here are the two told apart. The plain one is read where both are there.
 */
public final class RunFile {
  private static final String COMPRESSED = ".gz";

  /** What some editors put in front of UTF-8. */
  private static final String MARK = "\uFEFF";

  private RunFile() {}

  public static boolean exists(Path file) {
    return Files.exists(file) || Files.exists(compressed(file));
  }

  /**
   * Its bytes, decompressed.
   *
   * @throws NoSuchFileException if it is there in neither form
   */
  public static InputStream open(Path file) throws IOException {
    Path compressed = compressed(file);
    return Files.notExists(file) && Files.exists(compressed)
        ? new GZIPInputStream(Files.newInputStream(compressed))
        : Files.newInputStream(file);
  }

  /**
   * All of it, as UTF-8.
   *
   * @throws BenchException if there is none, or it cannot be read
   */
  public static String text(Path file) {
    try (InputStream in = open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot read %s: %s", file, Failures.words(e)), e);
    }
  }

  /** All of it, as UTF-8; empty if there is none. */
  public static Optional<String> textIfAny(Path file) {
    return exists(file) ? Optional.of(text(file)) : Optional.empty();
  }

  /**
   * Replaces the file atomically; a compressed file stays compressed. A file that already holds
   * this text keeps its bytes, which another compressor may have written.
   */
  public static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (holds(file, bytes)) {
      return;
    }
    Path target = Files.notExists(file) && Files.exists(compressed(file)) ? compressed(file) : file;
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path whole = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(whole);
          OutputStream packed = target.equals(file) ? out : new Packed(out)) {
        packed.write(bytes);
      }
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole); // of a disk that is full
    }
  }

  private static boolean holds(Path file, byte[] bytes) {
    try (InputStream in = open(file)) {
      return Arrays.equals(in.readAllBytes(), bytes);
    } catch (IOException e) {
      return false; // not there, or damaged: to be written
    }
  }

  private static Path compressed(Path file) {
    return file.resolveSibling(file.getFileName() + COMPRESSED);
  }

  /** As {@code gzip -9n} does: without a name and a time. */
  private static final class Packed extends GZIPOutputStream {
    Packed(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
