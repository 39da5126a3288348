package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that one trial measured; nothing here is derived.
 *
 * @param number position in the plan
 * @param trial repetition of its scenario
 * @param recording data that the driver recorded
 * @param readings resource use of the processes, in the order of time
 * @param observations figures from the services and the kernel; empty if the trial broke before
 *     MEASURE
 * @param profile profile of the target, if it was asked for
 * @param problems problems in words; empty for a sound trial
 * @param gaps parts of its files that were lost since, and the figures that are missing for this
 *     reason
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

  /** Makes a trial that was not profiled. */
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

  /** Makes a trial as it was run, without gaps. */
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

  /** Returns the trial without its data, with the reason. */
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

  /** Returns the trial without the readings of some processes, with a message for each. */
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
   * The figures from the services and the kernel.
   *
   * @param app states of the app; empty if the target has no side door
   * @param downstream states of the downstream; empty if there is none
   * @param kernelBefore kernel reading before the processes were started, with the counters of the
   *     pause before the measured load; in older runs those of before, too
   * @param kernelAfter kernel reading once nothing was in flight any more
   * @param wakeUpFloorP99Millis how late the machine woke an idle thread of the harness in MEASURE,
   *     ms
   * @param cores number of cores of the machine
   * @param answer one answer of the target before the warm-up; empty if it was not read
   * @param threads platform threads of the app after the drain, by kind, which is a name with
   *     {@code #} for each number at its end; empty if they were not read
   * @param room CPU that the target may use; empty in older runs
   * @param starts start of each service; none in older runs
   * @param affinity cores that each process may use, read from the kernel at the end of MEASURE;
   *     none in older runs
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

    /** Makes observations without an answer, threads and starts. */
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
   * The start of a service.
   *
   * @param process name of the process, as in {@link Reading}
   * @param readyMillis time from the start of the process to its first answer, ms
   */
  public record Start(String process, double readyMillis, CacheUse cache) {}

  /**
   * The states that the app's side door reported.
   *
   * @param settings effective settings
   * @param before state in the pause before the measured load
   * @param windowStart state right before MEASURE; null, as in runs of earlier versions, if that is
   *     the state in the pause
   * @param windowEnd state at the end of MEASURE
   * @param after once nothing was in flight any more
   */
  public record AppSeen(
      Map<String, String> settings,
      AppStatus before,
      AppStatus windowStart,
      AppStatus windowEnd,
      AppStatus after) {
    public AppSeen {
      windowStart = windowStart == null ? before : windowStart;
    }
  }

  /**
   * The states that the sleeping service reported.
   *
   * @param before state in the pause before the measured load, right after its counters were reset
   * @param after once nothing was in flight any more, since the reset
   */
  public record DownstreamSeen(DownstreamStatus before, DownstreamStatus after) {}

  /** Returns what the app's side door reported, if there is one and it was read. */
  public Optional<AppSeen> app() {
    return observations.flatMap(Observations::app);
  }
}
