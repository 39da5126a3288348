package org.servletbench.harness.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  @TempDir private Path folder;

  @Test
  void a_file_is_read_by_its_plain_name_in_either_form() throws IOException {
    Files.writeString(folder.resolve("plain.csv"), "größe");
    compress("packed.csv", "größe");

    assertThat(RunFile.text(folder.resolve("plain.csv"))).isEqualTo("größe");
    assertThat(RunFile.text(folder.resolve("packed.csv"))).isEqualTo("größe");
    assertThat(RunFile.exists(folder.resolve("packed.csv"))).isTrue();
  }

  @Test
  void the_plain_one_wins() throws IOException {
    Files.writeString(folder.resolve("both.csv"), "plain");
    compress("both.csv", "packed");

    assertThat(RunFile.text(folder.resolve("both.csv"))).isEqualTo("plain");
  }

  @Test
  void a_file_that_is_in_neither_form_is_not_there() {
    Path file = folder.resolve("none.csv");

    assertThat(RunFile.exists(file)).isFalse();
    assertThat(RunFile.textIfAny(file)).isEmpty();
    assertThatThrownBy(() -> RunFile.open(file)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void a_compressed_file_is_replaced_by_a_compressed_one() throws IOException {
    compress("old.csv", "old");

    RunFile.write(folder.resolve("old.csv"), "new");
    RunFile.write(folder.resolve("other.csv"), "plain");

    assertThat(names()).containsExactlyInAnyOrder("old.csv.gz", "other.csv");
    try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("old.csv.gz")))) {
      assertThat(in).hasContent("new");
    }
  }

  @Test
  void a_file_that_holds_the_text_already_keeps_the_bytes_of_its_own_compressor()
      throws IOException {
    compress("same.csv", "größe");
    byte[] before = Files.readAllBytes(folder.resolve("same.csv.gz"));
    before[9] = 3; // on Unix, says gzip of itself, which Java does not
    Files.write(folder.resolve("same.csv.gz"), before);

    RunFile.write(folder.resolve("same.csv"), "größe");

    assertThat(Files.readAllBytes(folder.resolve("same.csv.gz"))).isEqualTo(before);
  }

  @Test
  void a_damaged_file_is_replaced() throws IOException {
    Files.write(folder.resolve("cut.csv.gz"), new byte[] {31, -117, 8, 0, 0, 0});

    RunFile.write(folder.resolve("cut.csv"), "text");

    assertThat(RunFile.text(folder.resolve("cut.csv"))).isEqualTo("text");
  }

  @Test
  void nothing_is_left_of_a_file_that_cannot_be_replaced() throws IOException {
    Path occupied = Files.createDirectories(folder.resolve("summary.csv/below")).getParent();

    assertThatThrownBy(() -> RunFile.write(occupied, "text")).isInstanceOf(IOException.class);

    assertThat(names()).containsExactly("summary.csv");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private void compress(String name, String text) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
