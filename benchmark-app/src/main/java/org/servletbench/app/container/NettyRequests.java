package org.servletbench.app.container;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.LongAdder;
import org.servletbench.app.exchange.StageTimes;
import org.servletbench.app.measure.Timing;

/**
 * Counts requests right behind the HTTP codec. A request lasts from its head to the last byte of
 * its answer, or to the end of its connection.
 */
public final class NettyRequests implements RequestCounts {

  private static final AttributeKey<StageTimes> TIMES =
      AttributeKey.valueOf(StageTimes.class.getName());

  private final boolean timesStages;
  private final Timing holdTime = new Timing();
  private final LongAdder entered = new LongAdder();
  private final LongAdder completed = new LongAdder();
  private final HttpDate date = new HttpDate();

  /**
   * Makes the counters of one server.
   *
   * @param timesStages whether each request gets {@link StageTimes}
   */
  public NettyRequests(boolean timesStages) {
    this.timesStages = timesStages;
  }

  /** Returns path and query; a client may send a whole URL, as to a proxy (RFC 9112, 3.2.2). */
  public static String target(String uri) {
    int authority = uri.startsWith("/") ? -1 : uri.indexOf("://");
    if (authority < 0) {
      return uri;
    }
    int end = authority + 3;
    while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    String target = uri.substring(end);
    return target.startsWith("/") ? target : "/" + target;
  }

  /** Returns the times of the request that a connection serves now; null when stages are off. */
  public static StageTimes times(Channel channel) {
    return channel.attr(TIMES).get();
  }

  /** Makes the handler that counts the requests of one connection. */
  ChannelHandler counting() {
    return new Counting();
  }

  @Override
  public long entered() {
    return entered.sum();
  }

  @Override
  public long completed() {
    return completed.sum();
  }

  /** Is always empty: a request does not hold an event loop. */
  @Override
  public long holding() {
    return 0;
  }

  @Override
  public long waiting() {
    long ended = completed();
    return entered() - ended;
  }

  @Override
  public Timing holdTime() {
    return holdTime;
  }

  @Override
  public boolean timesStages() {
    return timesStages;
  }

  /**
   * Counts the requests of one connection; only the event loop of that connection uses it. Requests
   * may come before their turn, and are served and answered one after the other.
   */
  private final class Counting extends ChannelDuplexHandler {

    private final ChannelFutureListener answered = written -> end();
    private final Queue<StageTimes> times = timesStages ? new ArrayDeque<>(2) : null;
    private int underWay;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        underWay++;
        entered.increment();
        if (timesStages) {
          String slot = request.headers().get(StageTimes.SLOT_HEADER);
          times.add(StageTimes.entered(slot, System.nanoTime()));
          context.channel().attr(TIMES).set(times.peek());
        }
      }
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ChannelPromise written = promise;
      boolean interim = message instanceof HttpResponse early && early.status().code() < 200;
      if (message instanceof HttpResponse response && !interim) {
        response.headers().set(HttpHeaderNames.DATE, date.now()); // as a servlet container does
        tellStages(response);
      }
      if (message instanceof LastHttpContent && !interim) {
        written = promise.unvoid().addListener(answered);
        serveNext(context.channel());
      }
      context.write(message, written);
    }

    private void tellStages(HttpResponse response) {
      StageTimes served = timesStages ? times.peek() : null;
      if (served != null) {
        response.headers().set(StageTimes.HEADER, served.header(System.nanoTime()));
      }
    }

    /** Makes the next request the one that is served; it may have come already. */
    private void serveNext(Channel channel) {
      if (timesStages) {
        times.poll();
        channel.attr(TIMES).set(times.peek());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      while (underWay > 0) {
        end();
      }
      context.fireChannelInactive();
    }

    private void end() {
      if (underWay > 0) {
        underWay--;
        completed.increment();
      }
    }
  }
}
