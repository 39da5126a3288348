package org.servletbench.sleeping;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's default protocol without a fault of Tomcat 11.0.24: a timeout that is not due takes a
 * request that waits off its connection, and its answer is never sent (docs/method.md, "Requests
 * that Tomcat loses").
 */
final class SleepProtocol extends Http11NioProtocol {

  SleepProtocol() {
    Handler handler = new Handler(this);
    setHandler(handler);
    getEndpoint().setHandler(handler);
  }

  private static final class Handler extends ConnectionHandler<NioChannel> {

    Handler(SleepProtocol protocol) {
      super(protocol);
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
      return event == SocketEvent.TIMEOUT && socket != null && !isDue(socket.getCurrentProcessor())
          ? SocketState.OPEN
          : super.process(socket, event);
    }

    private static boolean isDue(Object processor) {
      return processor instanceof Processor waiting
          && (waiting.isUpgrade() || waiting.isAsync() && waiting.checkAsyncTimeoutGeneration());
    }
  }
}
