package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

class OpenLoopDriverTest {
  private static final TargetUrl URL = TargetUrl.parse("http://127.0.0.1:9/");

  /** Else the last answers of the warm-up come within the window. */
  @Test
  void the_pause_before_the_load_is_longer_for_a_target_that_answers_late() {
    LoadOrder order =
        new LoadOrder(
            URL,
            URL,
            "",
            Load.Open.even(20, Duration.ofSeconds(5), Duration.ofSeconds(9)),
            new WarmUp(20, Duration.ofSeconds(4), Duration.ZERO),
            ClientSettings.DEFAULT);

    assertThat(OpenLoopDriver.arguments(order, Path.of("x"))).contains("--pause=2s");
    assertThat(OpenLoopDriver.arguments(order.answering(Duration.ofSeconds(3)), Path.of("x")))
        .contains("--pause=5s");
  }
}
