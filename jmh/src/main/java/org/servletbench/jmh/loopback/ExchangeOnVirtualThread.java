package org.servletbench.jmh.loopback;

import org.openjdk.jmh.annotations.Fork;
import org.servletbench.jmh.MicroBenchmark;

/** How much does an exchange with the cheapest server cost a virtual thread? */
@Fork(jvmArgsAppend = {MicroBenchmark.NATIVE_ACCESS, MicroBenchmark.ON_VIRTUAL_THREAD})
public class ExchangeOnVirtualThread extends Exchange {
  @Override
  boolean virtual() {
    return true;
  }
}
