package org.servletbench.jmh.parking;

import org.openjdk.jmh.annotations.Fork;
import org.servletbench.jmh.MicroBenchmark;

/** How much does it cost two virtual threads to wake each other in turn, on all carriers? */
@Fork(jvmArgsAppend = MicroBenchmark.ON_VIRTUAL_THREAD)
public class ParkAndUnparkVirtualThreads extends ParkAndUnpark {
  @Override
  boolean virtual() {
    return true;
  }
}
