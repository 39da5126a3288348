package org.servletbench.harness.engine;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the input and output of an event loop that also keeps a {@link Pacer}'s times. It fires what
 * is due before each wait for the sockets, and the wait ends when the next slot is due. So the
 * kernel's wait is the timer, and a slot needs no task or timer object. With economical pacing a
 * short wait is slept through instead.
 */
final class PacedIoHandler implements IoHandler {
  private final IoHandler sockets;
  private final Pacer pacer;
  private final Waiting waiting = new Waiting();

  PacedIoHandler(IoHandler sockets, Pacer pacer) {
    this.sockets = sockets;
    this.pacer = pacer;
  }

  @Override
  public int run(IoHandlerContext loop) {
    waiting.loop = loop;
    waiting.now = System.nanoTime();
    waiting.due = pacer.fire(waiting.now);
    if (waiting.due - waiting.now <= pacer.tick() && waiting.due > waiting.now) {
      LockSupport.parkNanos(waiting.due - waiting.now);
      waiting.now = System.nanoTime();
      pacer.fire(waiting.now);
      waiting.due = waiting.now; // polls the sockets without waiting
    }
    return sockets.run(waiting);
  }

  @Override
  public void initialize() {
    sockets.initialize();
  }

  @Override
  public void prepareToDestroy() {
    sockets.prepareToDestroy();
  }

  @Override
  public void destroy() {
    sockets.destroy();
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return sockets.register(handle);
  }

  @Override
  public void wakeup() {
    sockets.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return sockets.isCompatible(handleType);
  }

  private static final class Waiting implements IoHandlerContext {
    private IoHandlerContext loop;
    private long now;
    private long due;

    @Override
    public boolean canBlock() {
      return due > now && loop.canBlock();
    }

    @Override
    public long delayNanos(long currentTimeNanos) {
      long untilDue = due == Pacer.NEVER ? due : Math.max(0, due - currentTimeNanos);
      return Math.min(untilDue, loop.delayNanos(currentTimeNanos));
    }

    /** Mixes both sources into one value, since handlers only compare it with the last one. */
    @Override
    public long deadlineNanos() {
      long task = loop.deadlineNanos();
      return task == -1 ? due : due == Pacer.NEVER ? task : Math.min(due, due ^ task);
    }
  }
}
