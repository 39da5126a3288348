package org.servletbench.harness.run;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.run.TrialSupervisor.Broken;
import org.servletbench.harness.system.Cores;

/** Reads back from the kernel which cores the processes of a trial may use. */
final class Affinity {
  private Affinity() {}

  /**
   * Returns the cores by the process names of {@link Reading}; leaves out processes that are gone.
   *
   * @param target pid of the target, if it is visible
   * @throws Broken if a process is not bound as it was started: a user's command may bind itself
   */
  static Map<String, CoreList> read(
      TrialServices services, LoadSession session, OptionalLong target, Pins pins) throws Broken {
    Map<String, CoreList> found = new TreeMap<>();
    services
        .process(Reading.DOWNSTREAM)
        .flatMap(process -> Cores.allowed(process.pid()))
        .ifPresent(cores -> found.put(Reading.DOWNSTREAM, cores));
    if (target.isPresent()) {
      Cores.allowed(target.getAsLong()).ifPresent(cores -> found.put(Reading.APP, cores));
    }
    Cores.allowed(session.process().pid()).ifPresent(cores -> found.put(Reading.GENERATOR, cores));
    for (Map.Entry<String, CoreList> seen : found.entrySet()) {
      Optional<CoreList> asked = pins.of(seen.getKey());
      if (asked.isPresent() && !asked.get().isSame(seen.getValue())) {
        throw new Broken(
            Text.of(
                "%s runs on the cores %s, but --pin asks for %s: remove the binding from its"
                    + " command",
                seen.getKey(), seen.getValue().text(), asked.get().text()));
      }
    }
    return found;
  }
}
