package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

class AllowedHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9000/",
        "http://127.9.9.9:9000/",
        "HTTP://localhost:9000/",
        "https://[::1]:9000/",
        "http://[0:0:0:0:0:0:0:1]/"
      })
  void this_machine_needs_no_permission(String url) {
    assertThatCode(() -> AllowedHosts.require(List.of(scenario(url)), List.of()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.1/x, 10.0.0.1",
    "https://192.0.2.7:8443/, 192.0.2.7",
    "'http://[2001:db8::1]:80/', '[2001:db8::1]'",
    "'http://[::ffff:10.0.0.1]:80/', '[::ffff:10.0.0.1]'",
    "http://0.0.0.0:80/, 0.0.0.0"
  })
  void another_machine_must_be_named(String url, String host) {
    List<Scenario> scenarios = List.of(scenario("http://127.0.0.1:1/"), scenario(url));

    for (List<String> named : List.of(List.<String>of(), List.of("10.0.0.2", "localhost"))) {
      assertThatThrownBy(() -> AllowedHosts.require(scenarios, named))
          .isInstanceOfSatisfying(
              BenchException.class,
              e ->
                  org.assertj.core.api.Assertions.assertThat(e.kind())
                      .isEqualTo(BenchException.Kind.USAGE))
          .hasMessageContaining("add --allow-remote " + host);
    }
    assertThatCode(() -> AllowedHosts.require(scenarios, List.of("x", host)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://no-such-host.invalid/", "http://127.evil.invalid:80/"})
  void a_name_that_nobody_knows_is_wrong_usage(String url) {
    assertThatThrownBy(() -> AllowedHosts.require(List.of(scenario(url)), List.of()))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("is not known here");
  }

  private static Scenario scenario(String url) {
    return new Scenario(
        "own",
        new Target.Running(TargetUrl.parse(url)),
        Driver.OPEN_LOOP,
        Load.Open.even(20, Duration.ofSeconds(1), Duration.ofSeconds(1)),
        ClientSettings.DEFAULT,
        new WarmUp(20, Duration.ofSeconds(1), Duration.ofMillis(20)),
        Optional.empty(),
        Optional.empty());
  }
}
