package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.harness.model.AppVariant.BlockingClient;

class AppSettingsTest {
  private static final AppSettings LEAN =
      new AppSettings(10, 25, Duration.ofSeconds(90), Duration.ofMillis(1500))
          .with(AppSetting.BLOCKING_CLIENT, BlockingClient.HTTP_URL_CONNECTION)
          .with(AppSetting.REQUEST_CONTEXT_FILTER, false)
          .with(
              new AppVariant(
                  new AppVariant.Runtime(Optional.of("25"), List.of("-Xmx1g")),
                  Map.of("a.camelCase", "PT1S")));

  @Test
  void what_was_written_as_keys_of_a_suite_is_read_back() {
    assertThat(AppSettings.read(LEAN.keys())).isEqualTo(LEAN);
    assertThat(LEAN.keys()).containsEntry("async-timeout", "90s").containsEntry("jdk", "25");
  }

  @Test
  void the_build_of_the_app_is_written_and_read_where_there_are_several() {
    AppBuild build = new AppBuild("commit abc, dirty", "0a".repeat(32));
    AppSettings built = LEAN.with(LEAN.variant().built(build));

    assertThat(AppSettings.read(built.keys())).isEqualTo(built);
    assertThat(built.keys()).containsEntry("build", "commit abc, dirty, sha256 " + "0a".repeat(32));
    assertThat(LEAN.keys()).doesNotContainKey("build");
    assertThatIllegalArgumentException().isThrownBy(() -> AppBuild.read("abc, sha256 ../../x"));
  }

  @Test
  void what_earlier_versions_wrote_is_read_as_well() {
    Map<String, Object> limits =
        Map.of(
            "maxConnections",
            8192,
            "acceptCount",
            100,
            "queueCapacity",
            2147483647,
            "clientConnections",
            0);
    Map<String, Object> variant =
        Map.of(
            "blockingClient",
            "HTTP_URL_CONNECTION",
            "clientIoThreads",
            0,
            "connectorBuffers",
            0,
            "requestContextFilter",
            false,
            "runtime",
            Map.of("jdk", "25", "options", List.of("-Xmx1g")),
            "properties",
            Map.of("a.camelCase", "PT1S"));

    assertThat(
            AppSettings.read(
                Map.of(
                    "tomcatThreads",
                    10,
                    "asyncPool",
                    25,
                    "asyncTimeout",
                    "PT1M30S",
                    "downstreamTimeout",
                    "PT1.5S",
                    "limits",
                    limits,
                    "variant",
                    variant)))
        .isEqualTo(LEAN);
  }

  @ParameterizedTest
  @EnumSource(AppSetting.class)
  void a_setting_without_a_default_must_be_there(AppSetting setting) {
    Map<String, Object> keys = new HashMap<>(LEAN.keys());
    keys.remove(setting.key());

    if (setting.usual().isPresent()) {
      assertThat(AppSettings.read(keys).isUsual(setting)).isTrue();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AppSettings.read(keys))
          .withMessage("app." + setting.key() + " is missing");
    }
  }

  @Test
  void no_two_settings_share_a_name_in_a_suite_at_the_side_door_or_on_the_command_line() {
    AppSetting[] all = AppSetting.values();

    assertThat(Arrays.stream(all).map(AppSetting::key)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(all).map(AppSetting::toldAs)).doesNotHaveDuplicates();
    assertThat(
            Arrays.stream(all)
                .flatMap(each -> each.argument(LEAN.value(each)).stream())
                .map(argument -> argument.split("=")[0]))
        .doesNotHaveDuplicates();
  }
}
