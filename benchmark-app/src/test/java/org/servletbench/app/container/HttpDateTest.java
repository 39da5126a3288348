package org.servletbench.app.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {

  private final HttpDate date = new HttpDate();

  @Test
  void is_spelled_as_http_wants_it() {
    assertThat(at("1994-11-06T08:49:37Z")).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(at("2026-09-30T23:59:59.999Z")).isEqualTo("Wed, 30 Sep 2026 23:59:59 GMT");
  }

  @Test
  void is_the_same_text_within_a_second_and_another_in_the_next() {
    String first = at("2026-01-01T00:00:00.001Z");
    assertThat(at("2026-01-01T00:00:00.999Z")).isSameAs(first);
    assertThat(at("2026-01-01T00:00:01Z")).isEqualTo("Thu, 01 Jan 2026 00:00:01 GMT");
  }

  private String at(String instant) {
    return date.at(Instant.parse(instant).toEpochMilli());
  }
}
