package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class WaitingRequestsTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final long END = ArticleTrial.ORIGIN + 60_000;

  /** The app has called for requests that are not known to have been sent. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, -2", "30, -30"})
  void a_count_below_0_is_0_as_far_as_two_clocks_may_differ(int unsent, double waiting) {
    TrialRecord all = ArticleTrial.of(ArticleTrial.scenario("a", Strategy.ASYNC_BLOCKING)).record();
    List<Request> sent = Records.requests(all);
    TrialRecord fewer =
        Records.with(all, new Recording.Requests(sent.subList(0, sent.size() - unsent)));

    assertThat(WaitingRequests.of(fewer).at(END)).hasValue(waiting);
  }

  @Test
  void how_many_wait_in_a_closed_load_is_unknown() {
    Load.Open open = Load.Open.even(20, MINUTE, MINUTE);
    Load closed = new Load.Closed(20, Duration.ZERO, Duration.ZERO, Duration.ZERO, MINUTE, MINUTE);

    assertThat(WaitingRequests.of(under(open)).at(END)).hasValue(600);
    assertThat(WaitingRequests.of(under(closed)).at(END)).isEmpty();
    assertThat(Timeline.of(under(closed)))
        .extracting(Timeline.Second::waiting)
        .containsOnly(OptionalDouble.empty());
  }

  /** The blocking trial of the article, as if the open-loop driver had sent its requests. */
  private static TrialRecord under(Load load) {
    TrialRecord article = ArticleTrial.of(ArticleTrial.scenario("a", Strategy.BLOCKING)).record();
    Scenario scenario = article.scenario();
    SecondsTrial seconds = SecondsTrial.of(load);
    for (int second = 0; second < 60; second++) {
      seconds.second(second, Map.of("sent", 20), Map.of());
    }
    return Records.withScenario(
        Records.with(article, seconds.record().recording()),
        new Scenario(
            "a",
            scenario.target(),
            Driver.OPEN_LOOP,
            load,
            scenario.client(),
            scenario.warmUp(),
            scenario.delay(),
            Optional.empty()));
  }
}
