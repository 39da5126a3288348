package org.servletbench.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/** Reads a file of the user's that should hold a table. */
final class AuditInput {
  /** No published table is larger, MiB. */
  private static final int MOST_MIB = 4;

  private static final String MARK = "\uFEFF";

  private AuditInput() {}

  /**
   * @throws BenchException of kind USAGE if it cannot be read, is too large, or is no UTF-8 text
   */
  static String text(Path file) {
    byte[] bytes = bytes(file);
    String text = decoded(file, bytes);
    if (text.indexOf('\0') >= 0) {
      throw noText(file);
    }
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }

  private static byte[] bytes(Path file) {
    int most = MOST_MIB << 20;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw BenchException.usage(
            Text.of(
                "%s is larger than %d MiB, too large for a published table: cut it down to the"
                    + " table",
                file, MOST_MIB));
      }
      return bytes;
    } catch (IOException e) {
      throw BenchException.usage(
          Text.of(
              "cannot read %s: %s; name a file that ends in .csv, .json or .md",
              file, Failures.words(e)));
    }
  }

  private static String decoded(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw noText(file);
    }
  }

  private static BenchException noText(Path file) {
    return BenchException.usage(
        file + " is not UTF-8 text: save the table as .csv, .json or .md in UTF-8");
  }
}
