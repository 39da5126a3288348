package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Needs;
import org.servletbench.harness.model.Room;

/** Compares what a row needs with what there is, before anything is started. */
class NeedsTest {
  private static final String EIGHT_THOUSAND = "load: {model: closed, connections: 8000}";
  private static final OptionalLong ANY = OptionalLong.empty();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // scenario | connections | calls at once | threads of the app
        "load: {model: closed, connections: 8000} | 8000 | 10 | 10",
        "strategy: async-non-blocking, load: {model: closed, connections: 8000} | 8000 | 8000 | 0",
        "strategy: async-blocking, load: {model: closed, connections: 8000} | 8000 | 25 | 25",
        "strategy: virtual-threads, app: {client-connections: 50}, load: {rate: 300/s} | 300 | 50 |"
            + " 0",
        "strategy: webflux, load: {rate: 2000/s}, downstream: {delay: 1ms} | 2 | 2 | 0",
        "strategy: webflux, warm-up: {rate: 4000/s, delay: 500ms} | 2000 | 2000 | 0",
        "strategy: webflux, client: {connections: 700} | 700 | 700 | 0",
        "strategy: webflux, load: {rate: 30000/s}, downstream: {delay: 10s} | 10000 | 10000 | 0"
      })
  void connections_and_threads_follow_from_load_and_strategy(
      String scenario, long connections, long calls, long threads) {
    Needs needs = needs(scenario);

    assertThat(needs.connections()).isEqualTo(connections);
    assertThat(needs.calls()).isEqualTo(calls);
    assertThat(needs.appThreads()).isEqualTo(threads);
  }

  @Test
  void each_connection_through_the_app_takes_two_of_its_open_files() {
    Needs needs = needs("strategy: async-non-blocking, " + EIGHT_THOUSAND);

    assertThat(needs.beyond(files(20_000))).isEmpty();
    assertThat(needs.beyond(files(16_384)))
        .hasValue(
            "the app needs 17053 open files for 8000 requests in flight, but may have only 16384:"
                + " ulimit -n 17053, or fewer connections");
  }

  @Test
  void local_ports_bound_the_generator_unless_it_spreads_over_addresses() {
    Room room = new Room(ANY, OptionalLong.of(5000), ANY, ANY, ANY);

    assertThat(needs(EIGHT_THOUSAND).beyond(room).orElseThrow())
        .startsWith(
            "the generator needs 8000 local ports, but there are only 5000: widen net.ipv4");
    assertThat(needs(EIGHT_THOUSAND + ", client: {local-addresses: 2}").beyond(room)).isEmpty();
    assertThat(
            needs("strategy: webflux, client: {local-addresses: 2}, " + EIGHT_THOUSAND)
                .beyond(room)
                .orElseThrow())
        .startsWith("the app needs 8000 local ports, but there are only 5000")
        .doesNotContain("local-addresses");
  }

  @Test
  void threads_are_bounded_for_all_processes_together_and_by_the_maps_of_each() {
    String five =
        "app: {tomcat-threads: 5000}, driver: jmeter, load: {rate: 1000/s}, downstream: {delay:"
            + " 8000ms}";

    assertThat(needs(five).beyond(new Room(ANY, ANY, OptionalLong.of(12_000), ANY, ANY)))
        .hasValueSatisfying(
            it -> assertThat(it).startsWith("it needs 13000 threads, but only 12000 more may"));
    assertThat(needs(five).beyond(new Room(ANY, ANY, ANY, OptionalLong.of(16_000), ANY)))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .startsWith(
                        "one process needs 8000 threads, but vm.max_map_count allows only about"
                            + " 7500"));
    assertThat(needs(five).beyond(new Room(ANY, ANY, ANY, OptionalLong.of(65_530), ANY))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-Xmx2g, 2048", "-Xmx2G, 2048", "-Xmx2500m, 2500", "-Xmx2097152k, 2048"})
  void a_heap_that_the_suite_names_must_be_free(String option, int mib) {
    Needs needs = needs("app: {jvm: ['-Xmx64m', '" + option + "']}");

    assertThat(needs.beyond(new Room(ANY, ANY, ANY, ANY, OptionalLong.of(mib)))).isEmpty();
    assertThat(needs.beyond(new Room(ANY, ANY, ANY, ANY, OptionalLong.of(mib - 1))).orElseThrow())
        .startsWith("the app's heap of " + mib + " MiB is more than the " + (mib - 1));
    assertThat(needs("").beyond(new Room(ANY, ANY, ANY, ANY, OptionalLong.of(1)))).isEmpty();
  }

  @Test
  void what_cannot_be_read_speaks_against_nothing() {
    assertThat(needs("strategy: webflux, " + EIGHT_THOUSAND).beyond(files(Long.MAX_VALUE)))
        .isEmpty();
    assertThat(
            needs("strategy: webflux, " + EIGHT_THOUSAND).beyond(new Room(ANY, ANY, ANY, ANY, ANY)))
        .isEmpty();
  }

  private static Room files(long limit) {
    return new Room(OptionalLong.of(limit), ANY, ANY, ANY, ANY);
  }

  private static Needs needs(String keys) {
    String strategy = keys.contains("strategy:") ? "" : "strategy: blocking, ";
    return Needs.of(
        ScenarioParserTest.suite("{name: other, " + strategy + keys + "}").scenario("other"));
  }
}
