package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.report.Reports;

class ReadingsFileTest {
  private static final JvmReading JVM = new JvmReading(5_000_000_000L, 70, 80, 2, 1, 9, 12_000_000);

  private static final Set<String> KEYS =
      Set.of(ReadingsFile.key(Reports.trials(1).getFirst().scenario().name(), 1));

  @TempDir Path folder;
  private Path path;
  private ReadingsFile file;

  @BeforeEach
  void at() {
    path = folder.resolve("readings.csv");
    file = new ReadingsFile(path);
  }

  @Test
  void what_the_JVM_said_is_read_as_it_was_written() throws IOException {
    file.append(trial(JVM));

    assertThat(file.read(KEYS).byTrial().values()).containsExactly(trial(JVM).readings());
  }

  @Test
  void the_file_of_an_older_run_ends_before_these_columns_and_tells_nothing_of_the_JVM()
      throws IOException {
    file.append(trial(JVM));
    int older = Column.heads(ReadingsFile.COLUMNS).indexOf("allocated_bytes");
    Files.write(
        path,
        Files.readAllLines(path).stream()
            .map(
                line ->
                    Arrays.stream(line.split(",", -1))
                        .limit(older)
                        .collect(Collectors.joining(",")))
            .toList());

    assertThat(file.read(KEYS).byTrial().values())
        .containsExactly(trial(JvmReading.NONE).readings());
  }

  private static TrialRecord trial(JvmReading jvm) {
    TrialRecord some = Reports.trials(1).getFirst();
    ProcessReading use = new ProcessReading(1, 2, 3, 4, 5, 6);
    Reading.Counters counters =
        new Reading.Counters(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, jvm);
    return new TrialRecord(
        1,
        1,
        some.scenario(),
        some.recording(),
        List.of(
            new Reading(Reading.APP, use, Optional.of(counters), OptionalInt.of(0)),
            new Reading(Reading.GENERATOR, use, Optional.empty(), OptionalInt.empty())),
        Optional.empty(),
        List.of());
  }
}
