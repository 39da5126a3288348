package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.report.Lines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the answers of all published runs: {@code answers.txt}. After a change that is meant,
 * {@code -Dgolden.write=true} writes it again: read it aloud, as a stranger would.
 */
class PublishedAnswersTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/org/servletbench/harness/cli/answers.txt");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void every_published_run_answers_its_question_in_five_sentences() throws IOException {
    String answers =
        PublishedRunsTest.published()
            .map(PublishedAnswersTest::answer)
            .collect(Collectors.joining("\n"));

    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, answers);
    }
    assertThat(answers).isEqualTo(Files.readString(GOLDEN));
  }

  /** Takes it from {@code answer.json}, which {@link PublishedRunsTest} makes again. */
  private static String answer(Path folder) {
    JsonNode answer = JSON.readTree(folder.resolve("answer.json"));
    return folder.getFileName()
        + "\n"
        + Lines.paragraph(answer.get("question").asString(), 100)
        + answer
            .get("findings")
            .valueStream()
            .map(finding -> Lines.hanging("- ", finding.get("says").asString(), 100))
            .collect(Collectors.joining());
  }
}
