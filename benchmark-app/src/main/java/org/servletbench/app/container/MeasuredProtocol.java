package org.servletbench.app.container;

import java.util.concurrent.atomic.LongAdder;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's default protocol plus the counters that Tomcat lacks, and without a fault of Tomcat's
 * that loses a request now and then. The class is public and has a constructor without parameters
 * because Tomcat instantiates it by name.
 */
public final class MeasuredProtocol extends Http11NioProtocol {

  private final Endpoint endpoint;

  public MeasuredProtocol() {
    this(new Endpoint());
  }

  private MeasuredProtocol(Endpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    Handler handler = new Handler(this);
    setHandler(handler);
    endpoint.setHandler(handler);
  }

  /**
   * Counts the connections that are accepted and still open. Tomcat's own count does not serve: it
   * includes the connection that the acceptor waits for, except at max-connections, where the
   * acceptor waits for none, and it cannot tell the two cases apart.
   */
  int openConnections() {
    return endpoint.openConnections();
  }

  /** Counts the tasks so far that found neither a thread nor a place in the queue. */
  long rejected() {
    return endpoint.rejected.sum();
  }

  /** Sets the size, in bytes, of the application-side buffers of each connection and answer. */
  void buffers(int bytes) {
    endpoint.getSocketProperties().setAppReadBufSize(bytes);
    endpoint.getSocketProperties().setAppWriteBufSize(bytes);
  }

  /**
   * Sizes the buffer of an answer's body, which sits before the connection's buffer: so many bytes
   * and as many characters. Tomcat's default for it is also 8,192.
   */
  @Override
  public int getDesiredBufferSize() {
    return buffers();
  }

  int buffers() {
    return endpoint.getSocketProperties().getAppReadBufSize();
  }

  /**
   * Ignores a timeout that is not due. The thread that looks for timeouts takes a processor that
   * was just recycled for one that has been waiting since 1970. Tomcat 11.0.24 finds out in time
   * that the timeout is not due, but by then it has taken the processor off its connection, and
   * does not put it back: the answer is never sent. With answers within milliseconds that met one
   * request in some 100,000.
   */
  private static final class Handler extends ConnectionHandler<NioChannel> {

    Handler(MeasuredProtocol protocol) {
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

  private static final class Endpoint extends NioEndpoint {

    private final LongAdder rejected = new LongAdder();

    int openConnections() {
      return connections.size();
    }

    /**
     * Counts refused tasks here rather than in a RejectedExecutionHandler: after a race the pool
     * calls that handler for a task that it then queues after all.
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
