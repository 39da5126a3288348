package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.servletbench.harness.run.TrialSupervisor.Broken;
import org.servletbench.harness.system.PinRecorder;
import org.servletbench.harness.system.Profiler;

/**
 * Profiles the target of one trial on request. It records the target's virtual threads from the
 * warm-up on, because switching that on takes longer than the pause before MEASURE. It samples the
 * target's CPU time in MEASURE.
 */
final class Profiling implements AutoCloseable {
  private static final Samples NOTHING = () -> {};

  private final Optional<Path> library;
  private final OptionalLong pid;
  private final Path folder;
  private Optional<PinRecorder> pins = Optional.empty();
  private Optional<Profiler.Impossible> refusal = Optional.empty();

  private Profiling(Optional<Path> library, OptionalLong pid, Path folder) {
    this.library = library;
    this.pid = pid;
    this.folder = folder;
  }

  /** Samples CPU time until it is closed. */
  interface Samples extends AutoCloseable {
    @Override
    void close() throws Broken;
  }

  /** A way to end a recording. */
  interface End {
    void take() throws Profiler.Impossible;
  }

  /**
   * Begins before the warm-up. It also loads the profiler's library, which must not happen in
   * MEASURE. A target that is not a JVM is left alone.
   *
   * @param library library of the profiler; empty if nothing is to be profiled
   * @param folder folder for the raw files
   */
  static Profiling begin(Optional<Path> library, TrialServices services, Path folder)
      throws InterruptedException {
    OptionalLong target = library.isPresent() ? services.targetPid() : OptionalLong.empty();
    OptionalLong pid =
        target.isPresent() && Profiler.isJvm(target.getAsLong()) ? target : OptionalLong.empty();
    Profiling profiling = new Profiling(library, pid, folder);
    if (pid.isPresent()) {
      try {
        Profiler.load(pid.getAsLong(), library.orElseThrow());
        profiling.pins =
            Optional.of(PinRecorder.start(pid.getAsLong(), folder.resolve(ProfileFile.PINS)));
      } catch (Profiler.Impossible e) {
        profiling.refusal = Optional.of(e);
      }
    }
    return profiling;
  }

  /**
   * Samples the target's CPU time.
   *
   * @throws Broken for a JVM that refuses
   */
  Samples sample() throws Broken {
    if (refusal.isPresent()) {
      throw impossible(refusal.get());
    }
    if (pid.isEmpty()) {
      return NOTHING;
    }
    try {
      Profiler profiler =
          Profiler.attach(
              pid.getAsLong(), library.orElseThrow(), folder.resolve(ProfileFile.STACKS));
      return () -> end(pid.getAsLong(), profiler::close);
    } catch (Profiler.Impossible e) {
      throw impossible(e);
    }
  }

  @Override
  public void close() throws Broken {
    if (pins.isPresent()) {
      end(pid.orElseThrow(), pins.get()::close);
    }
  }

  /**
   * Ends a recording.
   *
   * @throws Broken if the process lives and refuses; its end, or the run's, is reported by others
   */
  static void end(long pid, End end) throws Broken {
    try {
      end.take();
    } catch (Profiler.Impossible e) {
      if (ProcessHandle.of(pid).isPresent() && !Thread.currentThread().isInterrupted()) {
        throw impossible(e);
      }
    }
  }

  private static Broken impossible(Profiler.Impossible e) {
    return new Broken("--profile: " + e.getMessage() + ": run without --profile");
  }
}
