package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.MacroCost;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.verify.Composition;

class ExplanationTablesTest {

  private static final MacroCost BLOCKING = new MacroCost("blocking", 300, 100, 1);

  private static Environment machine(String cpu) {
    return machine(cpu, 2);
  }

  private static Environment machine(String cpu, int cores) {
    return new Environment("Linux", cpu, cores, 4096, "25.0.1", "abc", 1024, 0.06);
  }

  private static MicroResult result(Composition.Part part, double micros) {
    return new MicroResult(
        "org.servletbench.jmh.x." + part.benchmark(),
        part.params(),
        "avgt",
        3333,
        "us/op",
        OptionalDouble.of(1),
        3,
        "25.0.1",
        OptionalDouble.empty(),
        OptionalDouble.of(micros),
        OptionalDouble.of(3),
        OptionalDouble.empty());
  }

  /** The parts of blocking, 100 us each, so that two are added and two subtracted. */
  private static List<MicroResult> blocking(double first) {
    List<MicroResult> results = new ArrayList<>();
    for (Composition.Part part : Composition.all().getFirst().parts()) {
      results.add(result(part, results.isEmpty() ? first : 100));
    }
    return results;
  }

  private static String report(List<MicroResult> results, String cpu, MacroCost cost) {
    return report(results, machine(cpu), cost);
  }

  private static String report(List<MicroResult> results, Environment machine, MacroCost cost) {
    MicroRun.Explained run = new MicroRun.Explained("a-run", machine, List.of(cost));
    return new MicroReport(
            new MicroRun(machine("a CPU"), false, List.of(), Optional.of(run)), results)
        .markdown();
  }

  @Test
  void what_is_measured_is_split_into_what_the_parts_explain_and_what_they_do_not() {
    assertThat(report(blocking(160), "a CPU", BLOCKING))
        .contains("| blocking | 60 us | 6 us | 100 us | 40 us | 40 % | ##############.......... |")
        .contains("| SparseRequest.request way=entity | 160 us | 3 us | Tomcat and Spring MVC")
        .contains("| less SparseExchange.exchange | -100 us | 3 us |");
  }

  @Test
  void parts_that_cost_more_than_what_they_make_up_are_shown_so() {
    assertThat(report(blocking(220), "a CPU", BLOCKING))
        .contains(
            "| blocking | 120 us | 6 us | 100 us | -20 us | -20 % | ######################## |");
  }

  @Test
  void a_part_that_was_not_measured_is_named_and_there_is_no_sum() {
    assertThat(report(blocking(160).subList(0, 3), "a CPU", BLOCKING))
        .contains("Parts that were not measured: SparseNothing.pause,")
        .contains("| strategy | measured |", "| blocking | 100 us |");
  }

  @Test
  void another_machine_and_another_rate_are_said() {
    assertThat(report(blocking(160), "a CPU", BLOCKING))
        .doesNotContain("another machine", "the fewer come");
    assertThat(report(blocking(160), "the other", BLOCKING))
        .contains(
            "a-run was measured on another machine"
                + " (the other, 2 cores, Linux; the parts on a CPU, 2 cores, Linux)");
    assertThat(report(blocking(160), machine("a CPU", 8), BLOCKING))
        .contains("another machine (a CPU, 8 cores, Linux; the parts on a CPU, 2 cores, Linux)");
    assertThat(report(blocking(160), "a CPU", new MacroCost("blocking", 1000, 100, 1)))
        .contains("a-run has 1000/s: a request costs more the fewer come.");
  }

  @Test
  void every_part_says_in_one_sentence_what_it_is() {
    assertThat(Composition.all())
        .allSatisfy(
            composition ->
                assertThat(composition.parts())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(part -> assertThat(part.what()).matches("[A-Z][^.]+\\.")));
    assertThat(Map.copyOf(Composition.all().getFirst().parts().getFirst().params()))
        .containsEntry("way", "entity");
  }
}
