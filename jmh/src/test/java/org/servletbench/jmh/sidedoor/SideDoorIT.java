package org.servletbench.jmh.sidedoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.servletbench.harness.engine.HttpAnswer;
import org.servletbench.jmh.Once;

class SideDoorIT {

  @Test
  void the_side_door_tells_the_apps_state() throws Exception {
    Once.each(
        ReadTheSideDoor.class,
        (call, benchmark) -> {
          HttpAnswer answer = (HttpAnswer) call.result();
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.text()).contains("\"downstreamCallsStarted\":0");
        });
  }
}
