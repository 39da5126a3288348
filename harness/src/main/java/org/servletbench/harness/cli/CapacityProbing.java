package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Say;
import org.servletbench.harness.verify.Capacity;
import org.servletbench.harness.verify.CapacitySearch;
import org.servletbench.harness.verify.CapacitySearch.Probe;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.Slo;

/** Measures one rate after another, as the search asks for them. */
record CapacityProbing(Slo objectives, CapacitySearch search, Scenarios scenarios) {
  /** Makes the scenario of a probe. */
  @FunctionalInterface
  interface Scenarios {
    /**
     * @param rate arrivals per second
     * @param number number of the probe, from 1
     */
    Scenario probe(double rate, int number);
  }

  /** Runs the search; the first probe ends it if the target serves nothing. */
  void run(RunSession session, Path folder) throws InterruptedException {
    session.open(folder);
    List<Probe> probes = new ArrayList<>();
    OptionalDouble next = search.next(probes);
    while (next.isPresent()) {
      double rate = next.getAsDouble();
      Scenario probe;
      try {
        probe = Choices.built(() -> scenarios.probe(rate, probes.size() + 1));
      } catch (BenchException e) {
        session.say(Text.of("the search ends before %s: %s", Say.perSecond(rate), e.getMessage()));
        return;
      }
      ExtractedTrial trial = ExtractedTrial.of(session.measure(probe));
      Probe answer = new Probe(rate, Capacity.answer(objectives, trial));
      probes.add(answer);
      session.say(Text.of("%s: %s", probe.name(), answer.answer()));
      Capacity.reasons(objectives, trial).forEach(session::say);
      Optional<String> nothing = Capacity.servedNothing(trial).filter(any -> probes.size() == 1);
      nothing.ifPresent(
          outcomes -> session.say("the target served nothing: " + outcomes + "; the search ends"));
      next = nothing.isPresent() ? OptionalDouble.empty() : search.next(probes);
    }
  }
}
