package org.servletbench.harness.metrics;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Makes trials with one part exchanged. */
public final class Records {
  private Records() {}

  /** The requests of a trial that JMeter recorded, warm-up included. */
  public static List<Request> requests(TrialRecord record) {
    return ((Recording.Requests) record.recording()).requests();
  }

  public static List<Request> measured(TrialRecord record) {
    return ((Recording.Requests) record.recording()).measured();
  }

  public static TrialRecord with(TrialRecord record, Recording recording) {
    return new TrialRecord(
        record.number(),
        record.trial(),
        record.scenario(),
        recording,
        record.readings(),
        record.observations(),
        record.problems());
  }

  public static TrialRecord withScenario(TrialRecord record, Scenario scenario) {
    return new TrialRecord(
        record.number(),
        record.trial(),
        scenario,
        record.recording(),
        record.readings(),
        record.observations(),
        record.problems());
  }

  public static TrialRecord withReadings(TrialRecord record, List<Reading> readings) {
    return new TrialRecord(
        record.number(),
        record.trial(),
        record.scenario(),
        record.recording(),
        readings,
        record.observations(),
        record.problems());
  }

  public static TrialRecord seen(TrialRecord record, UnaryOperator<Observations> change) {
    return new TrialRecord(
        record.number(),
        record.trial(),
        record.scenario(),
        record.recording(),
        record.readings(),
        record.observations().map(change),
        record.problems());
  }

  /** What was seen, with the cores that the target may use. */
  public static Observations withRoom(Observations seen, CpuRoom room) {
    return new Observations(
        seen.app(),
        seen.downstream(),
        seen.kernelBefore(),
        seen.kernelAfter(),
        seen.wakeUpFloorP99Millis(),
        seen.cores(),
        seen.answer(),
        seen.threads(),
        seen.starts(),
        Optional.of(room),
        seen.affinity());
  }

  /** A trial that broke before MEASURE. */
  public static TrialRecord broken(int number, Scenario scenario, String... problems) {
    return broken(number, scenario, Recording.NOTHING, problems);
  }

  public static TrialRecord broken(
      int number, Scenario scenario, Recording recording, String... problems) {
    return new TrialRecord(
        number, 1, scenario, recording, List.of(), Optional.empty(), List.of(problems));
  }
}
