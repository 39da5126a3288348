package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.load.RecordingCheck;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Profile;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.run.ResultStore.StoredTrial;

/**
 * Reads one trial back. A file that cannot be read costs what depends on it. Without the load or
 * the services' files that is the trial. Without readings or a profile it is some figures, which
 * are then empty.
 */
final class StoredTrialReader {
  private final RunHeader header;
  private final Path folder;
  private final ReadingsParser.Readings readings;
  private final List<String> problems = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  StoredTrialReader(RunHeader header, Path folder, ReadingsParser.Readings readings) {
    this.header = header;
    this.folder = folder;
    this.readings = readings;
  }

  TrialRecord read(PlannedTrial planned) {
    Scenario scenario = header.plan().suite().scenario(planned.scenario());
    Path file = folder.resolve(ResultStore.TRIAL);
    Optional<StoredTrial> stored =
        orElse(
            problems, Optional.empty(), () -> Optional.of(JsonFile.read(file, StoredTrial.class)));
    stored.ifPresent(trial -> problems.addAll(trial.problems()));
    if (stored.isPresent() && !stored.get().isOf(planned)) {
      problems.add(Text.of("%s is of another trial than its folder", file));
    }
    Recording recording =
        orElse(problems, Recording.NOTHING, () -> Drivers.read(scenario.driver(), folder));
    Optional<TrialRecord.Observations> seen = stored.flatMap(StoredTrial::observations);
    if (seen.isPresent() && problems.isEmpty()) {
      problems.addAll(RecordingCheck.problems(scenario.driver(), folder, recording));
    }
    Profile profile = orElse(gaps, Profile.NONE, () -> ProfileFile.read(folder));
    String key = ReadingsFile.key(planned.scenario(), planned.trial());
    List<Reading> all = readings.byTrial().getOrDefault(key, List.of());
    Map<String, String> damage = readings.damage().getOrDefault(key, Map.of());
    if (seen.isPresent() && all.isEmpty() && damage.isEmpty()) {
      String why =
          readings.whole().isEmpty()
              ? "readings.csv has no row of this trial"
              : readings.whole().getFirst();
      gaps.add(why + ": no figures of CPU, memory and threads; what limited it is not known");
    }
    return new TrialRecord(
            stored.map(StoredTrial::number).orElse(planned.number()),
            planned.trial(),
            scenario,
            recording,
            all,
            seen,
            profile,
            told(problems),
            told(gaps))
        .without(damage.keySet(), words(damage));
  }

  /** Names files by their place in the run, so that what is told is the same wherever it lies. */
  private List<String> told(List<String> words) {
    Path run = folder.resolveSibling("").getParent();
    return run == null ? words : words.stream().map(each -> each.replace(run + "/", "")).toList();
  }

  /** Describes the damage; a row without a process costs all of them, and is reported once. */
  private static List<String> words(Map<String, String> damage) {
    Map<String, List<String>> processes = new LinkedHashMap<>();
    damage.forEach(
        (process, words) ->
            processes.computeIfAbsent(words, key -> new ArrayList<>()).add(process));
    return processes.entrySet().stream()
        .map(
            each ->
                Text.of(
                    "%s: no figures from the readings of %s in this trial",
                    each.getKey(),
                    each.getValue().size() > 1 ? "any process" : each.getValue().getFirst()))
        .toList();
  }

  private <T> T orElse(List<String> words, T otherwise, Supplier<T> read) {
    try {
      return read.get();
    } catch (BenchException e) {
      words.add(e.getMessage());
    } catch (IllegalArgumentException | ArithmeticException e) {
      words.add(Text.of("what is in %s cannot be: a file was edited", folder));
    }
    return otherwise;
  }
}
