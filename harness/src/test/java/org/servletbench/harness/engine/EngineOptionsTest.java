package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Load;

class EngineOptionsTest {
  private static final String[] LEAST = {
    "--url=http://127.0.0.1:8080/x?delay=5", "--load=even:20:60s", "--out=runs/1"
  };

  @Test
  void what_is_not_given_has_the_documented_default() {
    EngineOptions options = EngineOptions.parse(LEAST);

    assertThat(options.client()).isEqualTo(ClientSettings.DEFAULT);
    assertThat(options.pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(options.warmUp()).isEmpty();
    assertThat(options.warmUpIsOpenEnded()).isFalse();
    assertThat(options.warmUpUrl()).isEqualTo(options.url());
    assertThat(options.expectBody()).isEmpty();
    assertThat(options.out()).isEqualTo(Path.of("runs/1"));
  }

  @Test
  void clients_that_keep_no_connection_open_none_ahead() {
    String[] closed = {LEAST[0], LEAST[2], "--load=closed:10:0s:0s:0s:5s"};

    assertThat(EngineOptions.parse(closed).client().connections()).isEqualTo(10);
    assertThat(
            EngineOptions.parse(closed[0], closed[1], closed[2], "--requests-per-connection=1")
                .client()
                .connections())
        .isZero();
  }

  @Test
  void every_argument_is_taken() {
    EngineOptions options =
        with(
            "--warm-up=ramp:10:30:1s+even:30:4s",
            "--warm-up-until=measure",
            "--warm-up-url=http://127.0.0.1:8080/x?delay=1",
            "--pause=500ms",
            "--timeout=3s",
            "--connections=5",
            "--max-in-flight=7",
            "--overload=drop",
            "--requests-per-connection=2",
            "--local-addresses=3",
            "--pacing=economical",
            "--server-timing=true",
            "--expect-body=a=b");

    assertThat(options.client())
        .isEqualTo(
            new ClientSettings(
                5,
                7,
                ClientSettings.Overload.DROP,
                2,
                3,
                ClientSettings.Pacing.ECONOMICAL,
                OptionalInt.empty(),
                true));
    assertThat(options.warmUp()).extracting(Load.Open::requests).containsExactly(20, 120);
    assertThat(options.warmUpIsOpenEnded()).isTrue();
    assertThat(options.load().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(options.expectBody().orElseThrow()).isEqualTo("a=b".getBytes());
  }

  @Test
  void a_closed_load_has_a_connection_for_each_client_whatever_the_bound() {
    ClientSettings client =
        EngineOptions.parse(
                LEAST[0], "--load=closed:20000:0s:0s:0s:10s", "--max-in-flight=5", LEAST[2])
            .client();

    assertThat(client.connections()).isEqualTo(20_000);
    assertThat(client.maxInFlight()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @CsvSource({
    "--rate=5, --rate=5",
    "-x, -x",
    "--pause, --pause",
    "--pause=1, '1'",
    "--connections=x, --connections",
    "--connections=20000, client.connections",
    "--overload=shed, shed",
    "--pacing=EXACT, EXACT",
    "--server-timing=on, --server-timing",
    "--warm-up=closed:5:0s:0s:0s:1s, --warm-up",
    "--warm-up=even:5:1s+, ''",
    "--warm-up-until=soon, soon",
    "--warm-up-until=measure, --warm-up",
    "--warm-up-url=http://127.0.0.1:8081/x, --warm-up-url",
    "--warm-up-url=https://127.0.0.1:8080/x, --warm-up-url",
    "--out=again, --out",
    "--local-addresses=0, client.local-addresses"
  })
  void anything_else_is_wrong_usage_and_names_the_argument(String argument, String named) {
    assertThatThrownBy(() -> with(argument))
        .isInstanceOfSatisfying(
            BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE))
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:8080", "/x", "http://a b/"})
  void what_cannot_be_asked_for_is_wrong_usage(String url) {
    assertThatThrownBy(() -> EngineOptions.parse("--url=" + url, LEAST[1], LEAST[2]))
        .isInstanceOf(BenchException.class);
  }

  @Test
  void local_addresses_are_for_loopback() {
    assertThatThrownBy(
            () ->
                EngineOptions.parse(
                    "--url=http://10.0.0.1:80/", LEAST[1], LEAST[2], "--local-addresses=2"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("--local-addresses");
  }

  private static EngineOptions with(String... more) {
    return EngineOptions.parse(
        Stream.concat(Stream.of(LEAST), Stream.of(more)).toArray(String[]::new));
  }
}
