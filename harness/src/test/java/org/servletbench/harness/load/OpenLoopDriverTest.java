package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.system.Launch;

class OpenLoopDriverTest {
  private static final TargetUrl URL = TargetUrl.parse("http://127.0.0.1:9/");

  @Test
  void connections_beyond_those_that_fit_get_heap_of_their_own() {
    assertThat(command(10_000)).doesNotContain("-Xmx");
    assertThat(command(60_000)).containsSubsequence("-Xmx260m", "Engine"); // 50,000 of 4 KiB more
  }

  private static String command(int maxInFlight) {
    ClientSettings usual = ClientSettings.DEFAULT;
    LoadOrder order =
        order(
            new ClientSettings(
                0,
                maxInFlight,
                usual.overload(),
                usual.requestsPerConnection(),
                usual.localAddresses(),
                usual.pacing(),
                usual.core()));
    Launch launch = new Launch(List.of("java"), List.of("Engine"), Optional.empty());
    return String.join(" ", new OpenLoopDriver(launch).command(order, Path.of("x")));
  }

  /** Else the last answers of the warm-up come within the window. */
  @Test
  void the_pause_before_the_load_is_longer_for_a_target_that_answers_late() {
    LoadOrder order = order(ClientSettings.DEFAULT);

    assertThat(OpenLoopDriver.arguments(order, Path.of("x"))).contains("--pause=2s");
    assertThat(OpenLoopDriver.arguments(order.answering(Duration.ofSeconds(3)), Path.of("x")))
        .contains("--pause=5s");
  }

  private static LoadOrder order(ClientSettings client) {
    return new LoadOrder(
        URL,
        URL,
        "",
        Load.Open.even(20, Duration.ofSeconds(5), Duration.ofSeconds(9)),
        new WarmUp(20, Duration.ofSeconds(4), Duration.ZERO),
        client);
  }
}
