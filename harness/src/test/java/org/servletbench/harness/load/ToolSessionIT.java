package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.system.ProcessRegistry;

class ToolSessionIT {
  private static final List<String> MEASURE = List.of("true");

  @TempDir private Path folder;

  @Test
  void a_warm_up_that_fails_is_no_warm_up() throws Exception {
    try (ToolSession session = session("echo apr_pollset_poll: timed out; exit 1")) {
      assertThatThrownBy(
              () -> {
                while (session.measureStartMillis().isEmpty()) {
                  session.poll();
                  Thread.sleep(5);
                }
              })
          .isInstanceOf(BenchException.class)
          .hasMessageContaining("the warm-up ended with code 1: apr_pollset_poll: timed out; see")
          .hasMessageContaining("raise load.timeout");
    }
  }

  @Test
  void after_a_warm_up_that_ends_well_a_second_process_measures() throws Exception {
    try (ToolSession session = session("exit 0")) {
      while (!session.isFinished()) {
        session.poll();
        Thread.sleep(5);
      }
      assertThat(ToolSession.started(folder)).isEqualTo(session.measureStartMillis());
    }
  }

  private ToolSession session(String warmUp) {
    return new ToolSession(
        List.of("sh", "-c", warmUp),
        MEASURE,
        WarmUp.PAUSE,
        folder.resolve("tool.txt"),
        new ProcessRegistry(folder.resolve("processes")));
  }
}
