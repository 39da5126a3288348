package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class CourseTest {
  private static final TrialRecord BLOCKING =
      ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING), 1, 1003).record();

  @Test
  void a_figure_of_the_timeline_has_a_value_for_each_second() {
    List<Timeline.Second> timeline = Timeline.of(BLOCKING);
    Course course = Course.of(List.of(timeline), second -> OptionalDouble.of(second.sent()));

    assertThat(course.seconds()).hasSize(timeline.size()).containsEntry(0, 20.0);
  }

  @Test
  void several_trials_give_their_median() {
    List<Timeline.Second> timeline = Timeline.of(BLOCKING);
    double[] factor = {1};
    Course course =
        Course.of(
            List.of(timeline, timeline, timeline),
            second -> OptionalDouble.of(second.second() == 0 ? factor[0]++ : 0));

    assertThat(course.seconds().get(0)).as("of 1, 2 and 3").isEqualTo(2);
  }

  @Test
  void a_second_that_only_one_of_three_trials_still_had_is_left_out() {
    List<Timeline.Second> timeline = Timeline.of(BLOCKING);
    List<Timeline.Second> ended = timeline.subList(0, timeline.size() - 3);
    Course course =
        Course.of(List.of(timeline, ended, ended), second -> OptionalDouble.of(second.inFlight()));

    assertThat(course.seconds()).hasSize(timeline.size() - 3);
  }

  @Test
  void a_gauge_that_was_not_reported_is_left_out() {
    assertThat(Course.ofGauge(List.of(BLOCKING), Reading.APP, reading -> -1).seconds()).isEmpty();
    assertThat(Course.ofGauge(List.of(BLOCKING), Reading.APP, reading -> 5).seconds())
        .isNotEmpty()
        .allSatisfy((second, value) -> assertThat(value).isEqualTo(5));
  }

  @Test
  void cpu_time_is_told_in_cores_in_use() {
    assertThat(Course.ofCores(List.of(BLOCKING), Reading.APP).seconds())
        .isNotEmpty()
        .allSatisfy((second, cores) -> assertThat(cores).isBetween(0.0, 2.0));
  }
}
