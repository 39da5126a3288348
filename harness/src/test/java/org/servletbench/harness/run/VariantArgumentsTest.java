package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.AppVariant.BlockingClient;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.system.Program;

class VariantArgumentsTest {
  @Test
  void the_apps_own_defaults_are_not_said() {
    assertThat(arguments(Strategy.BLOCKING, AppVariant.DEFAULT)).isEmpty();
  }

  @Test
  void everything_else_is_said_and_a_value_is_one_word_whatever_is_in_it() {
    assertThat(
            arguments(
                Strategy.WEBFLUX,
                new AppVariant(
                    BlockingClient.HTTP_URL_CONNECTION,
                    1,
                    512,
                    false,
                    new AppVariant.Runtime(Optional.empty(), List.of("-Xmx1g")),
                    Map.of("a.b", "two words; $HOME"))))
        .containsExactly(
            "--bench.stack=webflux",
            "--bench.client-io-threads=1",
            "--bench.connector-buffers=512",
            "--bench.request-context-filter=false",
            "--a.b=two words; $HOME");
  }

  @Test
  void a_collector_or_heap_of_a_scenario_stands_in_place_of_ours() {
    Program app =
        Program.ofJar("app", java.nio.file.Path.of("a.jar"), List.of("-XX:+UseSerialGC", "-Xmx1m"));
    TrialPrograms programs = new TrialPrograms(app, app, app, app, java.nio.file.Path.of("plan"));

    assertThat(programs.withAppOptions(List.of("-XX:+UseZGC")).app().jvmFlags())
        .containsExactly("-Xmx1m", "-XX:+UseZGC");
    assertThat(programs.withAppOptions(List.of("-Xmx2m", "-Xss1m")).app().jvmFlags())
        .containsExactly("-XX:+UseSerialGC", "-Xmx2m", "-Xss1m");
    assertThat(programs.withAppOptions(List.of("-Xss1m")).downstream()).isEqualTo(app);
  }

  private static List<String> arguments(Strategy strategy, AppVariant variant) {
    return VariantArguments.of(
        new Target.App(
            strategy,
            new AppSettings(
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                AppSettings.Limits.DEFAULT,
                variant)));
  }
}
