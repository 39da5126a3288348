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
 * Reads and writes a file of a run, which is either plain or compressed by gzip under the same name
 * plus {@code .gz}, as in published runs. Only this class tells the two apart. Where both exist,
 * the plain one is read.
 */
public final class RunFile {
  private static final String COMPRESSED = ".gz";

  /** The byte order mark that some editors put before UTF-8 text. */
  private static final String MARK = "\uFEFF";

  private RunFile() {}

  public static boolean exists(Path file) {
    return Files.exists(file) || Files.exists(compressed(file));
  }

  /**
   * Opens the file and decompresses it.
   *
   * @throws NoSuchFileException if the file exists in neither form
   */
  public static InputStream open(Path file) throws IOException {
    Path compressed = compressed(file);
    return Files.notExists(file) && Files.exists(compressed)
        ? new GZIPInputStream(Files.newInputStream(compressed))
        : Files.newInputStream(file);
  }

  /**
   * Reads the whole file as UTF-8.
   *
   * @throws BenchException if it does not exist or cannot be read
   */
  public static String text(Path file) {
    try (InputStream in = open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot read %s: %s", file, Failures.words(e)), e);
    }
  }

  /** Reads the whole file as UTF-8; empty if it does not exist. */
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
      Files.deleteIfExists(whole); // left behind by a full disk
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

  /** Compresses as {@code gzip -9n} does, without a name and a time. */
  private static final class Packed extends GZIPOutputStream {
    Packed(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
