package org.servletbench.jmh.parking;

import org.openjdk.jmh.annotations.Fork;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much CPU time does the pause of a virtual thread cost that every sparse operation begins
 * with?
 */
@Fork(jvmArgsAppend = MicroBenchmark.ON_VIRTUAL_THREAD)
public class SparseNothingOnVirtualThread extends SparseNothing {
  @Override
  boolean virtual() {
    return true;
  }
}
