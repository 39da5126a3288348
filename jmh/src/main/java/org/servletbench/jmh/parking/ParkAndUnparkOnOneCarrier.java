package org.servletbench.jmh.parking;

import org.openjdk.jmh.annotations.Fork;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does it cost two virtual threads to wake each other in turn, when no thread of the
 * operating system has to be woken?
 */
@Fork(
    jvmArgsAppend = {
      MicroBenchmark.ON_VIRTUAL_THREAD,
      "-Djdk.virtualThreadScheduler.parallelism=1",
      "-Djdk.virtualThreadScheduler.maxPoolSize=1"
    })
public class ParkAndUnparkOnOneCarrier extends ParkAndUnparkVirtualThreads {}
