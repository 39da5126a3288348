package org.servletbench.harness.run;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.system.RunFile;
import org.servletbench.harness.system.Writable;

/** The folder of a run on disk. Raw data is written once, after each trial, and never changed. */
public final class ResultStore {
  private static final String HEADER = "run.json";
  static final String TRIAL = "trial.json";

  private final Path folder;
  private RunHeader header;
  private final ReadingsFile readings;

  private ResultStore(Path folder, RunHeader header) {
    this.folder = folder;
    this.header = header;
    this.readings = new ReadingsFile(folder.resolve("readings.csv"));
  }

  /** The data that a trial leaves in its folder beside the driver's own file. */
  record StoredTrial(
      int number,
      int trial,
      String scenario,
      Optional<TrialRecord.Observations> observations,
      List<String> problems) {
    boolean isOf(PlannedTrial planned) {
      return trial == planned.trial() && scenario.equals(planned.scenario());
    }
  }

  /**
   * Creates the folder of a new run.
   *
   * @throws BenchException if the folder already holds a run or cannot be written
   */
  public static ResultStore create(Path folder, RunHeader header) {
    requireNew(folder);
    write(folder.resolve(HEADER), JsonFile.text(header));
    return new ResultStore(folder, header);
  }

  /**
   * Refuses a folder that holds results, or cannot be written to.
   *
   * @throws BenchException of kind USAGE that names it
   */
  public static void requireNew(Path folder) {
    if (isIn(folder)) {
      throw BenchException.usage(folder + " already holds a run: name another folder");
    }
    if (MicroStore.isIn(folder)) {
      throw BenchException.usage(folder + " already holds microbenchmarks: name another folder");
    }
    Writable.require(folder);
  }

  /** Whether a folder holds a run. */
  public static boolean isIn(Path folder) {
    return RunFile.exists(folder.resolve(HEADER));
  }

  /**
   * Opens a run on disk.
   *
   * @throws BenchException if there is none
   */
  public static ResultStore open(Path folder) {
    if (!isIn(folder)) {
      throw BenchException.usage(
          folder
              + (MicroStore.isIn(folder)
                  ? " holds microbenchmarks, not a run: name a folder that bench run wrote"
                  : " holds no run (no run.json): name a folder below results/"));
    }
    return new ResultStore(folder, JsonFile.read(folder.resolve(HEADER), RunHeader.class));
  }

  public Path folder() {
    return folder;
  }

  /** Returns the folder of a trial's raw files. */
  public Path trialFolder(PlannedTrial trial) {
    return folder.resolve("trials").resolve(trial.folder());
  }

  public RunHeader header() {
    return header;
  }

  /** Adds a scenario to the plan, for a search that decides as it goes. */
  public PlannedTrial extend(Scenario scenario) {
    header = header.withPlan(header.plan().plus(scenario));
    write(folder.resolve(HEADER), JsonFile.text(header));
    return header.plan().trials().getLast();
  }

  /**
   * Adds a trial and the settings that its app reported. The driver's raw file is already in the
   * trial's folder.
   *
   * @return this store
   */
  public ResultStore append(PlannedTrial planned, TrialRecord record) {
    StoredTrial stored =
        new StoredTrial(
            record.number(),
            record.trial(),
            record.scenario().name(),
            record.observations(),
            record.problems());
    write(trialFolder(planned).resolve(TRIAL), JsonFile.text(stored));
    if (record.app().isPresent()) {
      header = header.withEffective(record.scenario().name(), record.app().get().settings());
      write(folder.resolve(HEADER), JsonFile.text(header));
    }
    try {
      readings.append(record); // last: a trial without readings still has its latencies
    } catch (IOException e) {
      throw cannotWrite(folder.resolve("readings.csv"), e);
    }
    return this;
  }

  /** Reads the trials on disk, in the order of the plan. */
  public List<TrialRecord> read() {
    List<PlannedTrial> present =
        header.plan().trials().stream()
            .filter(planned -> RunFile.exists(trialFolder(planned).resolve(TRIAL)))
            .toList();
    ReadingsParser.Readings all =
        readings.read(
            header.plan().trials().stream()
                .map(planned -> ReadingsFile.key(planned.scenario(), planned.trial()))
                .collect(Collectors.toSet()));
    return present.stream()
        .map(planned -> new StoredTrialReader(header, trialFolder(planned), all).read(planned))
        .toList();
  }

  /**
   * Returns the folders of trials that lack the file written at a trial's end: the trial broke off,
   * or the file was removed.
   */
  public List<Path> unfinished() {
    return header.plan().trials().stream()
        .map(this::trialFolder)
        .filter(trial -> Files.exists(trial) && !RunFile.exists(trial.resolve(TRIAL)))
        .toList();
  }

  /** Counts the trials from which the existing summary was made; 0 if there is none to read. */
  public int reportedTrials() {
    String text = RunFile.textIfAny(folder.resolve("summary.csv")).orElse("");
    try (CSVParser summary =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(text))) {
      return summary.stream().mapToInt(row -> Integer.parseInt(row.get("trials"))).sum();
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /** Names the files of the run, those of single trials aside. */
  public List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot list %s: %s", folder, Failures.words(e)), e);
    }
  }

  /** Writes derived files beside the raw ones. */
  public void writeDerived(Map<String, String> files) {
    files.forEach((name, text) -> write(folder.resolve(name), text));
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
