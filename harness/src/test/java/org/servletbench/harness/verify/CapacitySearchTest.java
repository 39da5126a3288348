package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.verify.CapacitySearch.Answer.HELD;
import static org.servletbench.harness.verify.CapacitySearch.Answer.INVALID;
import static org.servletbench.harness.verify.CapacitySearch.Answer.MISSED;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.verify.CapacitySearch.Answer;
import org.servletbench.harness.verify.CapacitySearch.Probe;

class CapacitySearchTest {
  private final CapacitySearch search = new CapacitySearch(20, 0.05);

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 3, 9.97, 20, 24.9, 160, 999, 7777})
  void it_finds_a_sharp_capacity_within_its_precision(double capacity) {
    List<Probe> probes = run(rate -> rate <= capacity ? HELD : MISSED);

    double low = CapacitySearch.highestHeld(probes).orElseThrow();
    double high = CapacitySearch.lowestMissed(probes).orElseThrow();
    assertThat(low).isLessThanOrEqualTo(capacity);
    assertThat(high).isGreaterThan(capacity).isLessThanOrEqualTo(low * 1.06);
    assertThat(probes.stream().filter(p -> p.rate() == low)).hasSize(3);
  }

  @Test
  void the_told_rate_has_held_three_times_and_a_rate_that_fails_once_is_not_told() {
    int[] asked = new int[1];
    List<Probe> probes =
        run(
            rate -> {
              boolean unlucky = rate > 90 && ++asked[0] % 3 == 0;
              return rate <= 100 && !unlucky ? HELD : MISSED;
            });

    double low = CapacitySearch.highestHeld(probes).orElseThrow();
    assertThat(probes)
        .filteredOn(p -> p.rate() == low)
        .hasSize(3)
        .allMatch(p -> p.answer() == HELD);
  }

  @Test
  void an_invalid_probe_is_tried_once_more() {
    List<Probe> probes = new ArrayList<>(List.of(new Probe(20, HELD), new Probe(40, INVALID)));
    assertThat(search.next(probes)).hasValue(40);

    probes.add(new Probe(40, HELD));
    assertThat(search.next(probes)).hasValue(80);
  }

  @Test
  void a_rate_that_cannot_be_measured_twice_bounds_the_search() {
    List<Probe> probes =
        List.of(new Probe(20, HELD), new Probe(40, INVALID), new Probe(40, INVALID));

    assertThat(CapacitySearch.lowestMissed(probes)).hasValue(40);
    assertThat(search.next(probes).orElseThrow()).isBetween(20.0, 40.0);
  }

  @Test
  void it_gives_up_where_no_rate_holds() {
    List<Probe> probes = run(rate -> MISSED);

    assertThat(CapacitySearch.highestHeld(probes)).isEmpty();
    assertThat(probes).hasSizeLessThan(10);
  }

  @Test
  void it_gives_up_where_nothing_can_be_measured() {
    assertThat(run(rate -> INVALID)).hasSize(4);
  }

  @Test
  void a_machine_that_spoils_every_probe_of_lower_rates_ends_the_search() {
    assertThat(run(rate -> rate == 20 ? MISSED : INVALID)).hasSize(5);
  }

  /** As where a neighbour begins to work in the middle of the search. */
  @Test
  void a_rate_that_has_held_is_no_bound_because_it_could_not_be_measured_again() {
    List<Probe> probes = new ArrayList<>(List.of(new Probe(20, HELD), new Probe(40, MISSED)));
    CapacitySearch coarse = new CapacitySearch(20, 1);
    for (int invalid = 0; invalid < 4; invalid++) {
      assertThat(coarse.next(probes)).hasValue(20);
      probes.add(new Probe(20, INVALID));
    }

    assertThat(coarse.next(probes)).isEmpty();
    assertThat(CapacitySearch.highestHeld(probes)).hasValue(20);
    assertThat(CapacitySearch.lowestMissed(probes)).hasValue(40);
  }

  @Test
  void it_ends_even_where_every_rate_holds() {
    assertThat(run(rate -> HELD)).hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void wrong_bounds_are_refused() {
    assertThatThrownBy(() -> new CapacitySearch(0, 0.05)).hasMessageContaining("0.5/s");
    assertThatThrownBy(() -> new CapacitySearch(20, 0)).hasMessageContaining("precision");
  }

  private List<Probe> run(DoubleFunction<Answer> target) {
    List<Probe> probes = new ArrayList<>();
    OptionalDouble next = search.next(probes);
    while (next.isPresent()) {
      probes.add(new Probe(next.getAsDouble(), target.apply(next.getAsDouble())));
      next = search.next(probes);
    }
    return probes;
  }
}
