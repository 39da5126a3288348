package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Validity;
import org.servletbench.harness.verify.CapacityTest;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Slo;

class CapacityPictureTest {
  private static final Limit NONE = new Limit("nothing", "");

  @Test
  void a_search_shows_its_probes_the_objective_and_the_rate_that_holds_it() {
    Drawing drawing =
        picture(
                "p99<100ms,errors<1%",
                CapacityTest.trial(100, 20, NONE),
                CapacityTest.trial(400, 900, CapacityTest.THREADS),
                CapacityTest.trial(200, 60, NONE))
            .orElseThrow();

    assertThat(drawing.file()).isEqualTo("capacity.svg");
    assertThat(drawing.svg())
        .contains(">p99 of each probe; logarithmic<", ">p99&lt;100ms,errors&lt;1%<")
        .contains(">held up to 200/s<", ">10 ms<", ">1 s<")
        .doesNotContain("script");
    assertThat(drawing.svg().split("class=\"dot c1\"")).as("two held, and the legend's").hasSize(4);
    assertThat(drawing.svg().split("class=\"cross c0\"")).as("one missed, of two lines").hasSize(5);
    assertThat(drawing.svg().split("class=\"cross c7\"")).as("the legend's invalid one").hasSize(3);
    assertThat(drawing.description())
        .isEqualTo(
            "Does it? p99 by rate: 100/s 20 ms held, 200/s 60 ms held, 400/s 900 ms missed.");
  }

  @Test
  void the_response_time_is_that_of_the_objective() {
    assertThat(picture("p50<30ms", CapacityTest.trial(100, 20, NONE)).orElseThrow().description())
        .isEqualTo("Does it? p50 by rate: 100/s 10 ms held.");
    assertThat(picture("errors<1%", CapacityTest.trial(100, 20, NONE)).orElseThrow().description())
        .isEqualTo("Does it? p99 by rate: 100/s 20 ms held.");
  }

  @Test
  void a_search_without_a_response_time_and_any_other_run_have_none() {
    ExtractedTrial late = CapacityTest.trial(400, 900, NONE);
    ExtractedTrial nothing =
        new ExtractedTrial(late.record(), List.of(), new Validity.Valid(), NONE);

    assertThat(picture("p99<100ms", nothing)).isEmpty();
    assertThat(picture("errors<1%")).isEmpty();
    assertThat(CapacityPicture.of(Reports.of(1))).isEmpty();
  }

  private static Optional<Drawing> picture(String slo, ExtractedTrial... probes) {
    return Drawing.of(Reports.of(1).led(Finding.Sustained.of(Slo.parse(slo), List.of(probes))))
        .filter(it -> it.file().equals("capacity.svg"));
  }
}
