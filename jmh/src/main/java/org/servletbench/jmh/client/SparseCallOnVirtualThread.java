package org.servletbench.jmh.client;

import org.openjdk.jmh.annotations.Fork;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much CPU time does a call by the app's blocking client cost a virtual thread, when few
 * requests come?
 */
@Fork(jvmArgsAppend = {MicroBenchmark.NATIVE_ACCESS, MicroBenchmark.ON_VIRTUAL_THREAD})
public class SparseCallOnVirtualThread extends SparseCall {
  @Override
  boolean virtual() {
    return true;
  }
}
