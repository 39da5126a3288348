package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.servletbench.harness.model.Outcome;

/** Runs a warm-up that goes on until the engine is told to measure. */
@Execution(ExecutionMode.CONCURRENT)
class OpenEndedWarmUpIT {
  private static int port;
  private static ForkedProgram server;

  @TempDir Path out;

  @BeforeAll
  static void startServer() throws Exception {
    port = ForkedProgram.freePort();
    server = ForkedProgram.nullServer(port);
  }

  @AfterAll
  static void endServer() {
    server.close();
  }

  @Test
  void the_word_measure_ends_the_warm_up_with_its_current_second() throws Exception {
    try (ForkedProgram engine =
        engine("--load=even:100:2s", "--warm-up=ramp:20:100:1s+even:100:25s")) {
      awaitRows(3);
      assertThat(out.resolve("schedule.properties")).doesNotExist();
      engine.tell("measure");
      assertThat(engine.exitCode()).isZero();
      assertThat(engine.errors()).isEmpty();
    }
    EngineResult result = EngineResult.read(out);

    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 200L));
    assertThat(result.offered().getFirst()).isEqualTo("-27:60");
    assertThat(result.offered()).containsSubsequence("-2:100", "-1:0", "0:100", "1:100");
    assertThat(result.offered().size()).isBetween(7, 20);
    assertThat(epoch(result, result.offered().indexOf("-1:0")) - epoch(result, 0))
        .isEqualTo(warmUp());
    assertThat(gaps(result)).containsOnly(1000L);
    assertThat(result.times().get("ok.felt").getTotalCount()).isEqualTo(result.sum("ok"));
  }

  @Test
  void without_the_word_it_ends_by_itself_and_the_end_of_the_input_is_no_word() throws Exception {
    try (ForkedProgram engine = engine("--load=even:100:2s", "--warm-up=even:100:1s")) {
      engine.closeInput();
      assertThat(engine.exitCode()).isZero();
    }
    assertThat(EngineResult.read(out).offered())
        .containsExactly("-2:100", "-1:0", "0:100", "1:100");
  }

  @Test
  void the_word_settle_ends_the_warm_up_and_the_word_measure_what_follows() throws Exception {
    try (ForkedProgram engine =
        engine("--load=even:100:2s", "--warm-up=even:100:25s", "--settle=25s")) {
      awaitRows(2);
      engine.tell("settle");
      awaitRows(7);
      engine.tell("measure");
      assertThat(engine.exitCode()).isZero();
      assertThat(engine.errors()).isEmpty();
    }
    EngineResult result = EngineResult.read(out);

    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 200L));
    assertThat(gaps(result)).containsOnly(1000L);
    assertThat(result.offered()).endsWith("-1:100", "0:100", "1:100");
    assertThat(result.offered().size()).isBetween(9, 16);
    assertThat(result.offered()).filteredOn(row -> row.endsWith(":0")).as("the pause").hasSize(1);
  }

  @Test
  void another_word_is_told_and_changes_nothing() throws Exception {
    try (ForkedProgram engine = engine("--load=even:100:1s", "--warm-up=even:100:1s")) {
      engine.tell("stop");
      assertThat(engine.exitCode()).isZero();
      assertThat(engine.errors()).contains("unknown order 'stop'");
    }
  }

  @Test
  void the_word_may_come_before_the_first_arrival() throws Exception {
    try (ForkedProgram engine = engine("--load=even:100:1s", "--warm-up=even:100:20s")) {
      engine.tell("measure");
      assertThat(engine.exitCode()).isZero();
    }
    assertThat(EngineResult.read(out).outcomes()).isEqualTo(Map.of(Outcome.OK, 100L));
    assertThat(EngineResult.read(out).offered().size()).isLessThan(10);
  }

  @Test
  void closed_clients_begin_when_the_warm_up_was_cut_short() throws Exception {
    try (ForkedProgram engine =
        engine("--load=closed:10:10ms:0s:0s:2s", "--warm-up=even:100:25s")) {
      awaitRows(2);
      engine.tell("measure");
      assertThat(engine.exitCode()).isZero();
    }
    EngineResult result = EngineResult.read(out);

    assertThat(result.offered()).containsSubsequence("-2:100", "-1:0");
    assertThat(result.count(Outcome.OK)).isGreaterThan(10).isEqualTo(result.total("completed"));
    assertThat(result.offered().size()).isLessThan(20);
  }

  private long warmUp() throws IOException {
    Properties schedule = new Properties();
    schedule.load(Files.newBufferedReader(out.resolve("schedule.properties")));
    return Long.parseLong(schedule.getProperty("warm-up-end-epoch-ms"))
        - Long.parseLong(schedule.getProperty("warm-up-start-epoch-ms"));
  }

  private static List<Long> gaps(EngineResult result) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < result.seconds().size(); i++) {
      gaps.add(epoch(result, i) - epoch(result, i - 1));
    }
    return gaps;
  }

  private static long epoch(EngineResult result, int row) {
    return Long.parseLong(result.seconds().get(row).get("epoch_ms"));
  }

  private ForkedProgram engine(String... args) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--url=http://127.0.0.1:" + port + "/",
                "--out=" + out,
                "--pause=1s",
                "--warm-up-until=measure"));
    all.addAll(List.of(args));
    return ForkedProgram.start(Engine.class, all.toArray(String[]::new));
  }

  private void awaitRows(int rows) throws Exception {
    Path file = out.resolve("seconds.csv");
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Files.exists(file) || Files.readAllLines(file).size() < rows + 1) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not " + rows + " rows in " + file + " within 20 s");
      }
      Thread.sleep(20);
    }
  }
}
