package org.servletbench.harness.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/audit.md are those of the program, to the letter. */
class AuditDocTest {
  private static final Path PAGE = Path.of("../docs/audit.md");

  @Test
  void the_page_lists_the_rules_as_they_are() throws IOException {
    String rules =
        Rules.all().stream()
            .map(
                it ->
                    "| `%s` | %s | %s | %s | %s | %s |"
                        .formatted(
                            it.id(),
                            it.known(),
                            it.severity().label(),
                            it.formula(),
                            it.needs(),
                            it.meaning()))
            .collect(
                Collectors.joining(
                    "\n",
                    "| rule | article F | severity | what must hold | needs | what it means where"
                        + " it does not |\n"
                        + "|---|---|---|---|---|---|\n",
                    "\n"));

    assertThat(between("rules")).as("paste into docs/audit.md:%n%s", rules).isEqualTo(rules);
  }

  @Test
  void the_page_lists_the_meanings_as_they_are() throws IOException {
    String meanings =
        Arrays.stream(Meaning.values())
            .map(
                it ->
                    "| `%s` | %s | %s |"
                        .formatted(
                            it.label(), it.dimension().words(), String.join(" ", it.spellings())))
            .collect(
                Collectors.joining("\n", "| meaning | kind | spellings |\n|---|---|---|\n", "\n"));

    assertThat(between("meanings"))
        .as("paste into docs/audit.md:%n%s", meanings)
        .isEqualTo(meanings);
  }

  private static String between(String mark) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- " + mark + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf("<!-- /" + mark + " -->", from));
  }
}
