package org.servletbench.app.container;

import java.util.concurrent.atomic.LongAdder;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's default protocol, which also tells what Tomcat has no counter for. Public, with a
 * constructor without parameters, because Tomcat makes it from its name.
 */
public final class MeasuredProtocol extends Http11NioProtocol {

  private final Endpoint endpoint;

  public MeasuredProtocol() {
    this(new Endpoint());
  }

  private MeasuredProtocol(Endpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /**
   * Connections accepted and still open. Tomcat's own count includes the one that the acceptor
   * waits for, except at max-connections, where it waits for none, and cannot tell the two apart.
   */
  int openConnections() {
    return endpoint.openConnections();
  }

  /** Tasks that found no thread and no place in the queue, since the start of the process. */
  long rejected() {
    return endpoint.rejected.sum();
  }

  /** Gives the application's side of each connection and answer buffers of that many bytes. */
  void buffers(int bytes) {
    endpoint.getSocketProperties().setAppReadBufSize(bytes);
    endpoint.getSocketProperties().setAppWriteBufSize(bytes);
  }

  /**
   * Of an answer's body, ahead of the connection's buffer, in bytes and as many characters;
   * Tomcat's default is the same 8,192.
   */
  @Override
  public int getDesiredBufferSize() {
    return buffers();
  }

  int buffers() {
    return endpoint.getSocketProperties().getAppReadBufSize();
  }

  private static final class Endpoint extends NioEndpoint {

    private final LongAdder rejected = new LongAdder();

    int openConnections() {
      return connections.size();
    }

    /**
     * Counts here and not in a RejectedExecutionHandler: the pool asks that one also when a race
     * made it refuse a task that it then puts in the queue after all.
     */
    @Override
    public boolean processSocket(
        SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
      boolean taken = super.processSocket(socket, event, dispatch);
      if (!taken && dispatch) {
        rejected.increment();
      }
      return taken;
    }
  }
}
