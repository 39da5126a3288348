package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Profile;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.system.RunFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One run's folder on disk. Raw data is written once, after each trial, and never changed. */
public final class ResultStore {
  private static final String HEADER = "run.json";
  private static final String TRIAL = "trial.json";
  private static final JsonMapper JSON = SealedTypes.mapper();

  private final Path folder;
  private RunHeader header;
  private final ReadingsFile readings;

  private ResultStore(Path folder, RunHeader header) {
    this.folder = folder;
    this.header = header;
    this.readings = new ReadingsFile(folder.resolve("readings.csv"));
  }

  /** What a trial leaves in its folder beside the driver's own file. */
  record StoredTrial(
      int number,
      int trial,
      String scenario,
      Optional<TrialRecord.Observations> observations,
      List<String> problems) {}

  /**
   * A new run.
   *
   * @throws BenchException if the folder holds a run already, or cannot be written
   */
  public static ResultStore create(Path folder, RunHeader header) {
    if (RunFile.exists(folder.resolve(HEADER))) {
      throw BenchException.usage(folder + " already holds a run: name another folder");
    }
    write(folder.resolve(HEADER), text(header));
    return new ResultStore(folder, header);
  }

  /**
   * A run that is on disk.
   *
   * @throws BenchException if there is none
   */
  public static ResultStore open(Path folder) {
    if (!RunFile.exists(folder.resolve(HEADER))) {
      throw BenchException.usage(
          folder + " holds no run (no run.json): name a folder below results/");
    }
    return new ResultStore(folder, read(folder.resolve(HEADER), RunHeader.class));
  }

  public Path folder() {
    return folder;
  }

  /** Where a trial's raw files go. */
  public Path trialFolder(PlannedTrial trial) {
    return folder.resolve("trials").resolve(trial.folder());
  }

  public RunHeader header() {
    return header;
  }

  /** Adds a scenario to the plan: for a search that decides as it goes. */
  public PlannedTrial extend(Scenario scenario) {
    header = header.withPlan(header.plan().plus(scenario));
    write(folder.resolve(HEADER), text(header));
    return header.plan().trials().getLast();
  }

  /**
   * Adds a trial, whose driver's raw file is already in its folder, and what its app said of its
   * settings.
   *
   * @return itself
   */
  public ResultStore append(PlannedTrial planned, TrialRecord record) {
    StoredTrial stored =
        new StoredTrial(
            record.number(),
            record.trial(),
            record.scenario().name(),
            record.observations(),
            record.problems());
    try {
      readings.append(record);
    } catch (IOException e) {
      throw cannotWrite(folder.resolve("readings.csv"), e);
    }
    write(trialFolder(planned).resolve(TRIAL), text(stored));
    if (record.app().isPresent()) {
      header = header.withEffective(record.scenario().name(), record.app().get().settings());
      write(folder.resolve(HEADER), text(header));
    }
    return this;
  }

  /** The trials that are on disk, in the order of the plan. */
  public List<TrialRecord> read() {
    Map<String, List<Reading>> allReadings;
    try {
      allReadings = readings.read();
    } catch (IOException | RuntimeException e) {
      throw BenchException.machine("cannot read " + folder.resolve("readings.csv") + ": " + e, e);
    }
    List<TrialRecord> records = new ArrayList<>();
    for (PlannedTrial planned : header.plan().trials()) {
      Path trial = trialFolder(planned).resolve(TRIAL);
      if (RunFile.exists(trial)) {
        records.add(record(planned, read(trial, StoredTrial.class), allReadings));
      }
    }
    return records;
  }

  /** Writes derived files beside the raw ones. */
  public void writeDerived(Map<String, String> files) {
    files.forEach((name, text) -> write(folder.resolve(name), text));
  }

  private TrialRecord record(
      PlannedTrial planned, StoredTrial stored, Map<String, List<Reading>> allReadings) {
    Scenario scenario = header.plan().suite().scenario(stored.scenario());
    Recording recording = Recording.NOTHING;
    Profile profile = Profile.NONE;
    List<String> problems = new ArrayList<>(stored.problems());
    try {
      recording = Drivers.read(scenario.driver(), trialFolder(planned));
      profile = ProfileFile.read(trialFolder(planned));
    } catch (BenchException e) {
      problems.add(e.getMessage());
    }
    return new TrialRecord(
        stored.number(),
        stored.trial(),
        scenario,
        recording,
        allReadings.getOrDefault(ReadingsFile.key(stored.scenario(), stored.trial()), List.of()),
        stored.observations(),
        profile,
        problems);
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(RunFile.text(file), type);
    } catch (JacksonException e) {
      throw BenchException.machine("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String text(Object value) {
    return JSON.writeValueAsString(value) + "\n";
  }

  private static void write(Path file, String text) {
    try {
      RunFile.write(file, text);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static BenchException cannotWrite(Path file, IOException e) {
    return BenchException.machine(
        Text.of(
            "cannot write %s: %s; free space, or use a folder that you may write to (finished"
                + " trials stay on disk)",
            file, Failures.words(e)),
        e);
  }
}
