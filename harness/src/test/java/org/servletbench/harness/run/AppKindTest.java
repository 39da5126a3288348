package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.AppVariant.BlockingClient;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;

class AppKindTest {
  private static final AppSettings SETTINGS =
      new AppSettings(10, 25, Duration.ofSeconds(9), Duration.ofSeconds(8));

  @ParameterizedTest
  @EnumSource
  void the_cache_of_a_strategy_is_trained_with_that_strategy(Strategy strategy) {
    assertThat(AppKind.of(app(strategy, SETTINGS)).strategies()).contains(strategy);
  }

  @Test
  void strategies_that_start_the_app_alike_share_a_cache_and_others_do_not() {
    Set<String> labels =
        Arrays.stream(Strategy.values())
            .map(strategy -> AppKind.of(app(strategy, SETTINGS)).label())
            .collect(Collectors.toSet());

    assertThat(labels).containsExactlyInAnyOrder("", "virtual", "webflux", "reactor-netty");
    assertThat(AppKind.of(app(Strategy.BLOCKING, SETTINGS))).isEqualTo(AppKind.USUAL);
  }

  @Test
  void another_client_or_JVM_is_another_kind() {
    AppSettings changed =
        SETTINGS
            .with(AppSetting.BLOCKING_CLIENT, BlockingClient.APACHE)
            .with(new AppVariant(new Runtime(Optional.empty(), List.of("-XX:+UseZGC")), Map.of()));

    AppKind kind = AppKind.of(app(Strategy.VIRTUAL_THREADS, changed));

    assertThat(kind.label()).isEqualTo("virtual-apache");
    assertThat(kind).isNotEqualTo(AppKind.of(app(Strategy.VIRTUAL_THREADS, SETTINGS)));
    assertThat(kind.runtime().options()).containsExactly("-XX:+UseZGC");
  }

  private static Target.App app(Strategy strategy, AppSettings settings) {
    return new Target.App(strategy, settings);
  }
}
