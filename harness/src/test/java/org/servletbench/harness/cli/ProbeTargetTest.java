package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Target;

/** Checks what a search for capacity loads. */
class ProbeTargetTest {
  @Test
  void a_url_that_waits_for_a_downstream_is_refused() {
    assertThat(ProbeTarget.running("http://127.0.0.1:9000/?delay=20").host())
        .isEqualTo("127.0.0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProbeTarget.running("http://127.0.0.1:9000/?delay={delay}"))
        .withMessageContaining("--url has {delay}")
        .withMessageContaining("write the number");
  }

  @ParameterizedTest
  @CsvSource({"5000, 10000", "1.2, 3", "0.5, 1"})
  void the_app_gives_up_after_twice_the_patience_in_whole_milliseconds(
      double patienceMillis, long millis) {
    Duration patience = Duration.ofNanos(Math.round(patienceMillis * 1e6));

    assertThat(ProbeTarget.app("blocking", 10, 25, patience))
        .isInstanceOfSatisfying(
            Target.App.class,
            app -> assertThat(app.settings().asyncTimeout()).isEqualTo(Duration.ofMillis(millis)));
  }
}
