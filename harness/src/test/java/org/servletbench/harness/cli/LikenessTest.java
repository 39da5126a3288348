package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class LikenessTest {
  private static final Path STORED =
      Docs.ROOT.resolve("results/published/2026-11-28-epyc-2-cores-jdk");

  private final Environment there = ResultStore.open(STORED).header().environment();

  @BeforeEach
  void useThisRepository() {
    System.setProperty("bench.home", Docs.ROOT.toString());
  }

  @Test
  void the_stored_plan_is_repeated_trial_by_trial() {
    RunCommand command = new RunCommand();
    new CommandLine(command).parseArgs("--like", STORED.toString());

    Plan plan = command.plan(new Library(new Installation(Docs.ROOT)));

    assertThat(plan).isEqualTo(ResultStore.open(STORED).header().plan());
    assertThat(plan.trials()).hasSize(24);
  }

  @Test
  void its_processes_are_bound_to_the_same_cores(@TempDir Path folder) throws Exception {
    DamagedRun.copy("2026-11-25-epyc-2-cores-paired", folder);
    assertThat(Likeness.pins(folder)).isEqualTo(Pins.NONE);
    edit(
        folder,
        run ->
            run.get("commands")
                .forEach(
                    processes -> {
                      bind((ArrayNode) processes.get(Reading.APP), "0");
                      bind((ArrayNode) processes.get(Reading.GENERATOR), "0");
                    }));

    assertThat(Likeness.pins(folder)).isEqualTo(Pins.of(List.of("app=0", "generator=0")));
  }

  @Test
  void its_JDK_is_taken_where_it_is_installed(@TempDir Path folder) throws Exception {
    DamagedRun.copy("2026-11-25-epyc-2-cores-paired", folder);
    edit(folder, run -> environment(run).put("jdk", Jdk.current().version()));
    assertThat(Likeness.jdk(folder)).contains(Jdk.current());

    edit(folder, run -> environment(run).put("jdk", "1.4.2"));
    assertThat(Likeness.jdk(folder)).isEmpty();
  }

  private static ObjectNode environment(ObjectNode run) {
    return (ObjectNode) run.get("environment");
  }

  private static void bind(ArrayNode command, String cores) {
    command.insert(0, "/usr/bin/taskset").insert(1, "-c").insert(2, cores);
  }

  private static void edit(Path folder, Consumer<ObjectNode> change) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    Path file = folder.resolve("run.json");
    ObjectNode run = (ObjectNode) json.readTree(Files.readString(file));
    change.accept(run);
    Files.writeString(file, json.writeValueAsString(run));
  }

  @Test
  void a_gate_takes_the_profiler_of_the_stored_run() {
    assertThatCode(() -> Likeness.requireSameProfiler(STORED, false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Likeness.requireSameProfiler(STORED, true))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("which was measured without --profile: leave it out");
  }

  @Test
  void a_gate_takes_the_machine_and_the_jdk_of_the_stored_run() {
    assertThatCode(() -> Likeness.requireSameMachine(STORED, there)).doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                Likeness.requireSameMachine(
                    STORED,
                    new Environment(
                        there.os(),
                        "Other CPU",
                        there.cores(),
                        there.memoryMib(),
                        "21.0.8",
                        there.gitCommit(),
                        there.fdLimit(),
                        0.1)))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("--gate cannot compare with " + STORED)
        .hasMessageContaining("and Other CPU in the other run; the JDK is")
        .hasMessageContaining("leave the gate out");
  }
}
