package org.servletbench.sleeping;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * One connection, which runs on the event loop only. Its requests are answered in the order in
 * which they came, as HTTP/1.1 demands. So a pipelined request may wait for its predecessor; that
 * wait counts as lateness.
 */
final class TimerConnection extends ChannelInboundHandlerAdapter {
  private final Api api;
  private final Queue<Pending> pending = new ArrayDeque<>(2);
  private boolean closing;

  TimerConnection(Api api) {
    this.api = api;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (closing) {
        return; // ignores whatever follows the last request
      }
      if (message instanceof HttpRequest request) {
        accept(context, request, System.nanoTime());
      } else if (message instanceof HttpContent part && part.decoderResult().isFailure()) {
        refuse(context); // Netty reads no more of such a connection; the good parts are ignored
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void accept(ChannelHandlerContext context, HttpRequest request, long arrivalNanos) {
    if (request.decoderResult().isFailure()) {
      refuse(context);
      return;
    }
    Persistence persistence = Persistence.of(request);
    closing = persistence == Persistence.CLOSE;
    String method = request.method().name();
    switch (api.route(method, request.uri())) {
      case Route.Sleep(int millis) ->
          sleep(context, arrivalNanos, millis, Wire.sleepEnded(persistence));
      case Route.ReadStats() -> answerStats(context, persistence);
      case Route.ResetStats() -> answerNow(context, Wire.encode(api.reset(), persistence));
      case Route.Refuse(Answer answer) ->
          answerNow(
              context,
              method.equals("HEAD")
                  ? Wire.encodeHead(answer, persistence)
                  : Wire.encode(answer, persistence));
    }
  }

  /** Ends the connection, once the earlier requests have their answers. */
  private void refuse(ChannelHandlerContext context) {
    closing = true;
    answerNow(context, Wire.encode(Answer.BAD_REQUEST, Persistence.CLOSE));
  }

  private void sleep(ChannelHandlerContext context, long arrivalNanos, int millis, ByteBuf answer) {
    api.stats().accepted();
    long delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    Pending sleeping = new Pending(context, true, arrivalNanos + delayNanos);
    sleeping.answer = answer;
    pending.add(sleeping);
    context.executor().schedule(sleeping, delayNanos, TimeUnit.NANOSECONDS);
  }

  private void answerNow(ChannelHandlerContext context, ByteBuf answer) {
    Pending immediate = new Pending(context, false, 0);
    immediate.answer = answer;
    pending.add(immediate);
    immediate.run();
  }

  /**
   * Answers off the loop: compressing a histogram takes milliseconds, and this loop's sleepers
   * would be late by as much.
   */
  private void answerStats(ChannelHandlerContext context, Persistence persistence) {
    Pending stats = new Pending(context, false, 0);
    pending.add(stats);
    StatsReading reading = api.stats().read();
    GlobalEventExecutor.INSTANCE.execute(
        () -> {
          stats.answer = Wire.encode(api.json(reading), persistence);
          context.executor().execute(stats);
        });
  }

  /** Writes the answers that are due, up to the first that is not. */
  private void writeDue(ChannelHandlerContext context) {
    Pending next = pending.peek();
    while (next != null && next.due) {
      pending.remove();
      if (next.slept) {
        api.stats().completed(System.nanoTime() - next.dueNanos);
      }
      if (closing && pending.isEmpty()) {
        context.write(next.answer).addListener(ChannelFutureListener.CLOSE);
      } else {
        context.write(next.answer, context.voidPromise());
      }
      next = pending.peek();
    }
    context.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A client that has gone away is no fault of ours; Netty logs anything else.
    if (!(cause instanceof IOException)) {
      context.fireExceptionCaught(cause);
    }
    context.close();
  }

  /** A request that has not been answered yet; {@code run} is called when its answer is due. */
  private final class Pending implements Runnable {
    private final ChannelHandlerContext context;
    final boolean slept;
    final long dueNanos;
    ByteBuf answer;
    boolean due;

    Pending(ChannelHandlerContext context, boolean slept, long dueNanos) {
      this.context = context;
      this.slept = slept;
      this.dueNanos = dueNanos;
    }

    @Override
    public void run() {
      due = true;
      writeDue(context);
    }
  }
}
