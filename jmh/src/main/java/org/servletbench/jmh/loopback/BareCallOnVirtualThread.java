package org.servletbench.jmh.loopback;

import org.openjdk.jmh.annotations.Fork;
import org.servletbench.jmh.MicroBenchmark;

/** How much does a call by each of the JDK's clients cost a virtual thread, without Spring? */
@Fork(jvmArgsAppend = {MicroBenchmark.NATIVE_ACCESS, MicroBenchmark.ON_VIRTUAL_THREAD})
public class BareCallOnVirtualThread extends BareCall {
  @Override
  boolean virtual() {
    return true;
  }
}
