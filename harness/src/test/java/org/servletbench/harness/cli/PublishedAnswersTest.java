package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.report.Lines;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;

/**
 * Reads the answers of all published runs: {@code answers.txt}. After a change that is meant,
 * {@code -DargLine=-Dgolden.write=true} writes it again: read it aloud, as a stranger would.
 */
class PublishedAnswersTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/org/servletbench/harness/cli/answers.txt");
  private static final Library LIBRARY = new Library(new Installation(Path.of("..")));

  @Test
  void every_published_run_answers_its_question_in_five_sentences() throws IOException {
    String answers =
        PublishedRunsTest.published().map(this::answer).collect(Collectors.joining("\n"));

    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, answers);
    }
    assertThat(answers).isEqualTo(Files.readString(GOLDEN));
  }

  private String answer(Path folder) {
    RunReport report = Reporting.report(ResultStore.open(folder), LIBRARY);
    return folder.getFileName()
        + "\n"
        + Lines.paragraph(report.summary().suite().question(), 100)
        + report.sentences().stream()
            .map(sentence -> Lines.hanging("- ", sentence, 100))
            .collect(Collectors.joining());
  }
}
