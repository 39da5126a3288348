package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;
import picocli.CommandLine;

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
