package org.servletbench.jmh.client;

import org.openjdk.jmh.annotations.Fork;
import org.servletbench.jmh.MicroBenchmark;

/** How much does a call by each of the app's blocking clients cost a virtual thread? */
@Fork(jvmArgsAppend = {MicroBenchmark.NATIVE_ACCESS, MicroBenchmark.ON_VIRTUAL_THREAD})
public class BlockingCallOnVirtualThread extends BlockingCall {
  @Override
  boolean virtual() {
    return true;
  }
}
