package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.run.TrialSupervisor.Broken;
import org.servletbench.harness.system.Profiler;

class ProfilingTest {
  /** More than any pid: the kernel allows 2^22. */
  private static final long GONE = 1L << 23;

  private static final Profiling.End REFUSED =
      () -> Profiler.load(GONE, Path.of("libasyncProfiler.so"));

  @Test
  void a_living_process_that_refuses_to_end_its_profile_is_reported() {
    assertThatThrownBy(() -> Profiling.end(ProcessHandle.current().pid(), REFUSED))
        .isInstanceOf(Broken.class)
        .hasMessage("--profile: process 8388608 is not a JVM: run without --profile");
  }

  @Test
  void a_process_that_is_gone_is_reported_by_who_watches_it() {
    assertThatCode(() -> Profiling.end(GONE, REFUSED)).doesNotThrowAnyException();
  }
}
