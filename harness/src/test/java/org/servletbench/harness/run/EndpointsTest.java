package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
  @Test
  void each_port_can_be_moved_and_the_others_stay() {
    assertThat(Endpoints.parse("app=9080,side-door=9081,downstream=9090"))
        .isEqualTo(new Endpoints(9080, 9081, 9090));
    assertThat(Endpoints.parse("downstream=1")).isEqualTo(new Endpoints(8080, 8081, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | '' is not like app=9080",
        "app | 'app' is not like app=9080",
        "web=1 | 'web=1' is not like",
        "app=9080, | '' is not like",
        "app=x | 'app=x' is not like",
        "app=-1 | 'app=-1' is not like",
        "app=0 | must name a port from 1 to 65535",
        "app=65536 | must name a port from 1 to 65535",
        "app=1,app=2 | app is named twice",
        "app=8081 | each service needs a port of its own"
      })
  void anything_else_is_refused_in_a_sentence(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoints.parse(text))
        .withMessageContaining(message);
  }

  @Test
  void a_taken_port_names_its_owner_and_how_to_move_ours() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> new Endpoints(port, 1, 1).requireAppFree())
          .hasMessageMatching(
              "port %d \\(benchmark-app\\) is taken by pid %d \\(.*: stop it, or choose another port, as in"
                      .formatted(port, ProcessHandle.current().pid())
                  + " --ports app=[0-9]+");
    }
  }
}
