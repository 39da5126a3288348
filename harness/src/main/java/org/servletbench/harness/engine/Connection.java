package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import org.servletbench.harness.model.Outcome;

/** One connection and the request on it: at most one at a time, never pipelined. */
final class Connection extends ChannelInboundHandlerAdapter {
  /** Stands for "no handshake" in place of the time that one took. */
  static final long NO_TLS = -1;

  private enum State {
    CONNECTING,
    IDLE,
    BUSY,
    CLOSED
  }

  /** Links of the one {@link ConnectionList} that it is in. */
  Connection previous;

  Connection next;

  long idleSince; // when its last request ended, or it was opened

  private final Connections pool;
  private final Recorder recorder;
  private final ReceiveBuffer received;
  private final RequestBuffers requests;
  private final ResponseDecoder decoder;

  /** Null if servers are not asked to report their stages. */
  private final ServerTiming timing;

  private final int maxRequests;
  private final long connectStart;
  private Channel channel;
  private ChannelHandlerContext context;

  private boolean secure;
  private State state = State.CONNECTING;
  private int served;
  private boolean last;
  private boolean begun;
  private boolean failed;
  private long slot;
  private long sent;
  private int client;

  Connection(Connections pool, Wiring wiring, long connectStart) {
    this.pool = pool;
    this.connectStart = connectStart;
    recorder = wiring.recorder();
    received = wiring.received();
    maxRequests = wiring.client().requestsPerConnection();
    timing = wiring.client().serverTiming() ? recorder.newServerTiming() : null;
    decoder = new ResponseDecoder(new BodyCheck(wiring.expectBody()), timing);
    requests = new RequestBuffers(wiring.requests(), timing != null);
  }

  /** Returns the slot of the request on this connection. */
  long slot() {
    return slot;
  }

  long sent() {
    return sent;
  }

  int client() {
    return client;
  }

  long connectStart() {
    return connectStart;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
    channel = context.channel();
    secure = channel.pipeline().get(SslHandler.class) != null;
  }

  /**
   * Notes that the connection is open.
   *
   * @param tlsNanos how long the TLS handshake took, or {@link #NO_TLS}
   */
  void opened(long tcpNanos, long tlsNanos) {
    if (state == State.CONNECTING) {
      state = State.IDLE;
      idleSince = System.nanoTime();
      recorder.connected(tcpNanos);
      if (tlsNanos != NO_TLS) {
        recorder.secured(tlsNanos);
      }
      pool.connected(this);
    }
  }

  void openingFailed(Throwable cause, long now) {
    if (state == State.CONNECTING) {
      abandon();
      pool.connectFailed(this, cause, now);
    }
  }

  /** Whether the connection is open, as far as is known: the peer has not closed it. */
  boolean isOpen() {
    return channel.isActive();
  }

  void send(long slotNanos, long now, int forClient) {
    state = State.BUSY;
    slot = slotNanos;
    sent = now;
    client = forClient;
    begun = false;
    decoder.reset();
    recorder.sent(slot, served > 0);
    served++;
    last = served == maxRequests;
    context.writeAndFlush(requests.next(slot, last, channel.alloc()), channel.voidPromise());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    long now = pool.now();
    ByteBuf data = (ByteBuf) message;
    int count = data.readableBytes();
    byte[] bytes = !secure ? received.bytes(count) : received.copyOf(data);
    data.release(); // does nothing if it is the shared one
    if (state != State.BUSY) {
      if (state == State.IDLE) {
        recorder.strayBytes();
        dismiss();
      }
      return;
    }
    if (!begun) {
      begun = true;
      recorder.firstByte(slot, now - sent);
    }
    int taken = decoder.feed(bytes, 0, count);
    if (decoder.isComplete()) {
      answered(now, taken < count);
    } else if (decoder.isBroken()) {
      recorder.other(slot, decoder.problem());
      end(Outcome.OTHER, now, true);
    }
    pool.between(now);
  }

  private void answered(long now, boolean more) {
    if (more) {
      recorder.strayBytes();
    }
    end(outcome(), now, more || last || !decoder.keepsAlive());
  }

  private Outcome outcome() {
    int status = decoder.status();
    if (status >= 200 && status < 300) {
      if (decoder.bodyIsExpected()) {
        return Outcome.OK;
      }
      recorder.other(slot, "status " + status + " with another body than expected");
      return Outcome.OTHER;
    }
    if (status >= 400 && status < 600) {
      recorder.other(slot, "status " + status);
      return status < 500 ? Outcome.HTTP_4XX : Outcome.HTTP_5XX;
    }
    recorder.other(slot, "status " + status);
    return Outcome.OTHER;
  }

  /** Ends the request, whose deadline has passed. */
  void timedOut(long now) {
    end(Outcome.READ_TIMEOUT, now, true);
  }

  /** Closes it without telling the pool. */
  void abandon() {
    state = State.CLOSED;
    channel.close();
  }

  private void end(Outcome outcome, long now, boolean close) {
    if (timing != null && outcome == Outcome.OK) {
      recorder.stages(timing, slot, now);
    }
    if (close) {
      abandon();
    } else {
      state = State.IDLE;
      idleSince = now;
    }
    pool.ended(this, outcome, now, close);
  }

  /** Closes it, which must be idle, and tells the pool. */
  void dismiss() {
    abandon();
    pool.idleClosed(this);
  }

  /** Handles the end of TLS, which says that nothing was cut off. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslCloseCompletionEvent end && end.isSuccess()) {
      closed();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    failed |= secure;
    closed();
  }

  /** Notes that the peer has closed the connection. */
  void closed() {
    if (state == State.IDLE) {
      recorder.strayClose();
      dismiss();
    } else if (state == State.BUSY) {
      boolean whole = !failed && decoder.endOfStream();
      Outcome cut = served > 1 && !begun ? Outcome.STALE_CONNECTION : Outcome.RESET;
      end(whole ? outcome() : cut, pool.now(), true);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException || cause instanceof DecoderException) {
      failed = true; // an error does not end an answer
      context.close();
    } else {
      pool.crashed(cause);
    }
  }
}
