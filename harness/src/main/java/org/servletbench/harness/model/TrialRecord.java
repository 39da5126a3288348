package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that one trial left behind, as measured: nothing here is derived.
 *
 * @param number position in the plan
 * @param trial repetition of its scenario
 * @param recording what the driver wrote
 * @param readings resource use of the processes, in the order of time
 * @param observations what the services and the kernel said; empty if the trial broke before
 *     MEASURE
 * @param profile where the target spent its CPU time, if that was asked for
 * @param problems what went wrong, in words; empty for a sound trial
 * @param gaps what was lost of its files since, and which figures are missing therefore
 */
public record TrialRecord(
    int number,
    int trial,
    Scenario scenario,
    Recording recording,
    List<Reading> readings,
    Optional<Observations> observations,
    Profile profile,
    List<String> problems,
    List<String> gaps) {
  public TrialRecord {
    gaps = List.copyOf(gaps);
    readings = List.copyOf(readings);
    problems = List.copyOf(problems);
  }

  /** A trial that was not profiled. */
  public TrialRecord(
      int number,
      int trial,
      Scenario scenario,
      Recording recording,
      List<Reading> readings,
      Optional<Observations> observations,
      List<String> problems) {
    this(number, trial, scenario, recording, readings, observations, Profile.NONE, problems);
  }

  /** A trial as it was run. */
  public TrialRecord(
      int number,
      int trial,
      Scenario scenario,
      Recording recording,
      List<Reading> readings,
      Optional<Observations> observations,
      Profile profile,
      List<String> problems) {
    this(number, trial, scenario, recording, readings, observations, profile, problems, List.of());
  }

  /** The same without what it left, for a reason. */
  public TrialRecord unusable(String reason) {
    return new TrialRecord(
        number,
        trial,
        scenario,
        Recording.NOTHING,
        List.of(),
        Optional.empty(),
        Profile.NONE,
        Stream.concat(problems.stream(), Stream.of(reason)).toList(),
        gaps);
  }

  /** The same, but without the readings of some processes, and with words for it. */
  public TrialRecord without(Set<String> processes, List<String> words) {
    return new TrialRecord(
        number,
        trial,
        scenario,
        recording,
        readings.stream().filter(reading -> !processes.contains(reading.process())).toList(),
        observations,
        profile,
        problems,
        Stream.concat(gaps.stream(), words.stream()).toList());
  }

  /**
   * What the services and the kernel said.
   *
   * @param app empty where the target has no side door
   * @param downstream empty where there is none
   * @param kernelBefore ahead of the start of the processes
   * @param kernelAfter once nothing was in flight any more
   * @param wakeUpFloorP99Millis how late the machine woke an idle thread of the harness in MEASURE
   * @param cores that the machine has
   * @param answer one answer of the target ahead of the warm-up; empty where it was not read
   * @param threads platform threads of the app after the drain, by kind: a name with {@code #} for
   *     each number at its end; empty where they were not read
   * @param room how much CPU the target may use; empty in runs older than this figure
   * @param starts how each service came up; none in runs older than this figure
   * @param affinity the cores that each process may use, as the kernel said at the end of MEASURE;
   *     none in runs older than this figure
   */
  public record Observations(
      Optional<AppSeen> app,
      Optional<DownstreamSeen> downstream,
      KernelReading kernelBefore,
      KernelReading kernelAfter,
      double wakeUpFloorP99Millis,
      int cores,
      Optional<AnswerSeen> answer,
      Map<String, Integer> threads,
      List<Start> starts,
      Optional<CpuRoom> room,
      Map<String, CoreList> affinity) {
    public Observations {
      room = room == null ? Optional.empty() : room;
      affinity = affinity == null ? Map.of() : Map.copyOf(affinity);
      threads = threads == null ? Map.of() : Map.copyOf(threads); // runs of earlier versions
      starts = starts == null ? List.of() : List.copyOf(starts);
    }

    /** Without a look at an answer, at the threads and at the starts. */
    public Observations(
        Optional<AppSeen> app,
        Optional<DownstreamSeen> downstream,
        KernelReading kernelBefore,
        KernelReading kernelAfter,
        double wakeUpFloorP99Millis,
        int cores) {
      this(
          app,
          downstream,
          kernelBefore,
          kernelAfter,
          wakeUpFloorP99Millis,
          cores,
          Optional.empty(),
          Map.of(),
          List.of(),
          Optional.empty(),
          Map.of());
    }
  }

  /**
   * How a service came up.
   *
   * @param process its name, as in {@link Reading}
   * @param readyMillis from the start of the process to its first answer
   */
  public record Start(String process, double readyMillis, CacheUse cache) {}

  /**
   * What the app's side door said.
   *
   * @param settings effective
   * @param before in the pause ahead of MEASURE
   * @param windowEnd at the end of MEASURE
   * @param after once nothing was in flight any more
   */
  public record AppSeen(
      Map<String, String> settings, AppStatus before, AppStatus windowEnd, AppStatus after) {}

  /**
   * What the sleeping service said.
   *
   * @param before in the pause ahead of MEASURE, right after its counters were reset
   * @param after once nothing was in flight any more, since the reset
   */
  public record DownstreamSeen(DownstreamStatus before, DownstreamStatus after) {}

  /** What the app's side door said, if there is one and it was read. */
  public Optional<AppSeen> app() {
    return observations.flatMap(Observations::app);
  }
}
