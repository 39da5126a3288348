package org.servletbench.app.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Response;
import org.junit.jupiter.api.Test;

class MeasuredProtocolTest {
  private final MeasuredProtocol protocol = new MeasuredProtocol();
  private final Connector connector = new Connector(protocol);

  @Test
  void without_a_size_all_buffers_are_tomcats() {
    assertThat(protocol.buffers()).isEqualTo(8192);
    assertThat(answer().getBufferSize()).isEqualTo(8192);
  }

  @Test
  void a_size_holds_for_the_connection_and_for_the_answer() {
    protocol.buffers(512);

    assertThat(protocol.buffers()).isEqualTo(512);
    assertThat(answer().getBufferSize()).isEqualTo(512);
  }

  private Response answer() {
    return connector.createResponse(new org.apache.coyote.Response());
  }
}
