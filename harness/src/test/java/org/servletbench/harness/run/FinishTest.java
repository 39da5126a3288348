package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord.Observations;

/**
 * Ten threads of 1 s at 20/s have served 590 of 1200 requests when the window of 60 s ends; the
 * others are served in the minute after it.
 */
class FinishTest {
  private static final Observations LAW =
      ArticleTrial.of(ArticleTrial.scenario("a", Strategy.BLOCKING))
          .record()
          .observations()
          .orElseThrow();

  private final List<String> marks = new ArrayList<>();
  private AppStatus app = LAW.app().orElseThrow().windowEnd();
  private DownstreamStatus downstream = LAW.downstream().orElseThrow().before();

  /** Of an app and a downstream that work on until nobody waits for them. */
  private final Finish.Steps article =
      new Finish.Steps(
          () -> 0.5,
          () -> marks.add(served(app) + " served"),
          () -> Optional.of(app),
          this::drain,
          () -> {
            drain();
            return Optional.of(app);
          },
          () -> Optional.of(downstream));

  private void drain() {
    app = LAW.app().orElseThrow().after();
    downstream = LAW.downstream().orElseThrow().after();
  }

  @Test
  void the_state_at_the_windows_end_holds_what_was_served_in_the_window() throws Exception {
    Finish finish = Finish.of(article, () -> {});

    assertThat(finish.wakeUpFloor()).isEqualTo(0.5);
    assertThat(served(finish.windowEnd().orElseThrow())).isEqualTo(590);
    assertThat(served(finish.after().orElseThrow())).isEqualTo(1200);
    assertThat(finish.downstream().orElseThrow().hits()).isEqualTo(1200);
  }

  @Test
  void every_process_is_read_at_the_windows_end_and_after_the_drain() throws Exception {
    Finish.of(article, () -> {});

    assertThat(marks).containsExactly("590 served", "1200 served");
  }

  /** Writing a profile takes up to 20 s, in which the app serves on. */
  @Test
  void a_profile_ends_once_the_windows_end_is_read_and_before_the_drain() throws Exception {
    Finish finish =
        Finish.of(
            article,
            () -> {
              marks.add("profile of " + served(app));
              drain();
            });

    assertThat(marks).containsExactly("590 served", "profile of 590", "1200 served");
    assertThat(served(finish.windowEnd().orElseThrow())).isEqualTo(590);
  }

  private static long served(AppStatus app) {
    return app.requestsCompleted() - LAW.app().orElseThrow().before().requestsCompleted();
  }
}
