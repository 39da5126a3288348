package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
  private static final int MAX_DELAY_MILLIS = 600_000;

  @ParameterizedTest
  @CsvSource({
    "/sleep/0, 0",
    "/sleep/1000, 1000",
    "/sleep/007, 7",
    "/sleep/600000, 600000",
    "/sleep/5?cache=no, 5",
    "http://127.0.0.1:8090/sleep/5, 5"
  })
  void a_delay_is_read_from_the_path(String target, int millis) {
    assertThat(route("GET", target)).isEqualTo(new Route.Sleep(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sleep/",
        "/sleep/-1",
        "/sleep/+1",
        "/sleep/1.5",
        "/sleep/1s",
        "/sleep/%31",
        "/sleep/1/2",
        "/sleep/600001",
        "/sleep/4294967296",
        "/sleep/99999999999999999999999999",
        "/sleep/\u0661"
      })
  void a_delay_that_is_not_a_whole_number_within_bounds_is_refused_with_the_bounds(String target) {
    assertThat(route("GET", target)).isEqualTo(new Route.Refuse(Answer.badDelay(MAX_DELAY_MILLIS)));
    assertThat(Answer.badDelay(MAX_DELAY_MILLIS).body())
        .isEqualTo("the delay must be a whole number of milliseconds in 0..600000");
  }

  @Test
  void the_largest_possible_bound_does_not_overflow() {
    assertThat(Route.of("GET", "/sleep/2147483647", Integer.MAX_VALUE))
        .isEqualTo(new Route.Sleep(Integer.MAX_VALUE));
    assertThat(Route.of("GET", "/sleep/2147483648", Integer.MAX_VALUE))
        .isInstanceOf(Route.Refuse.class);
  }

  @Test
  void stats_are_read_with_get_and_reset_with_post() {
    assertThat(route("GET", "/stats")).isEqualTo(new Route.ReadStats());
    assertThat(route("POST", "/stats/reset")).isEqualTo(new Route.ResetStats());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /sleep/1, GET",
    "HEAD, /sleep/1, GET",
    "POST, /stats, GET",
    "GET, /stats/reset, POST"
  })
  void another_method_on_a_known_path_is_told_which_to_use(
      String method, String target, String allow) {
    assertThat(route(method, target)).isEqualTo(new Route.Refuse(Answer.methodNotAllowed(allow)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "", "*", "/sleep", "/sleeping/1", "/stats/", "/statsx", "http://host"})
  void anything_else_is_not_found(String target) {
    assertThat(route("GET", target)).isEqualTo(new Route.Refuse(Answer.NOT_FOUND));
  }

  private static Route route(String method, String target) {
    return Route.of(method, target, MAX_DELAY_MILLIS);
  }
}
