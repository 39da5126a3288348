package org.servletbench.jmh.parking;

import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does it cost two platform threads to wake each other in turn?
 *
 * <p>One operation is a round trip: two unparks and two parks. The partner parks at the bottom of
 * so many frames and answers from the top, so that each round goes through the whole stack: a
 * virtual thread copies it to the heap and back.
 */
public class ParkAndUnpark extends MicroBenchmark {

  /** Frames of the partner above the one that parks. */
  @Param({"5", "20", "100"})
  int depth;

  private Thread partner;
  private volatile Thread caller;
  private volatile long asked;
  private volatile long answered;
  private volatile boolean over;

  /** Whether both threads are virtual. */
  boolean virtual() {
    return false;
  }

  @Setup
  public void startPartner() {
    requireCaller(virtual());
    Thread.Builder kind = virtual() ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    partner = kind.start(this::answer);
  }

  @TearDown
  public void stopPartner() throws InterruptedException {
    over = true;
    LockSupport.unpark(partner);
    partner.join();
  }

  /** Returns the number of the round that the partner has answered. */
  @Benchmark
  public long roundTrip() {
    caller = Thread.currentThread();
    long round = answered + 1;
    asked = round;
    LockSupport.unpark(partner);
    while (answered < round) {
      LockSupport.park(this);
    }
    return round;
  }

  private void answer() {
    while (!over) {
      descend(depth);
      if (asked > answered) {
        answered = asked;
        LockSupport.unpark(caller);
      }
    }
  }

  /** Parks so many frames further down; never inlined, because inlined calls share a frame. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private int descend(int frames) {
    if (frames > 0) {
      return descend(frames - 1) + 1;
    }
    while (asked == answered && !over) {
      LockSupport.park(this);
    }
    return 0;
  }

  /** Returns the other thread. */
  final Thread partner() {
    return partner;
  }
}
