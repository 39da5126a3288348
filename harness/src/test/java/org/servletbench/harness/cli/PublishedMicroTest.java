package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.system.RunFile;

/** Rebuilds every published figure of the microbenchmarks from JMH's own files. */
class PublishedMicroTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/jmh.md");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- jmh (\\S+) -->\\n(.*?)<!-- /jmh -->", Pattern.DOTALL);

  private static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("results/published"))) {
      return folders.filter(MicroStore::isIn).sorted().toList();
    }
  }

  private static MicroReport report(Path folder) {
    MicroStore store = new MicroStore(folder);
    return new MicroReport(store.run(), store.results());
  }

  @Test
  void the_raw_files_give_the_published_files_byte_for_byte() throws IOException {
    for (Path folder : published()) {
      for (Map.Entry<String, String> file : Reporting.files(report(folder)).entrySet()) {
        assertThat(RunFile.text(folder.resolve(file.getKey())))
            .as(folder + "/" + file.getKey())
            .isEqualTo(file.getValue());
      }
      assertThat(report(folder).run().quick()).as(folder.toString()).isFalse();
    }
  }

  @Test
  void the_page_shows_the_last_published_figures_and_none_while_there_are_none()
      throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));

    if (published().isEmpty()) {
      assertThat(block.find()).isFalse();
      return;
    }
    Path last = published().getLast();
    assertThat(block.find()).as("a block <!-- jmh %s -->", ROOT.relativize(last)).isTrue();
    assertThat(ROOT.resolve(block.group(1))).isEqualTo(last);
    assertThat(block.group(2)).isEqualTo(report(last).figures());
  }
}
