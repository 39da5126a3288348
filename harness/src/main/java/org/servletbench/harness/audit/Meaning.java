package org.servletbench.harness.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a column of a published table can mean. The spellings are lower case, without blanks, dashes
 * and units; {@link ColumnNames} strips these from a head before it looks here.
 */
public enum Meaning {
  /** The contender; the first spelling that a table has wins. */
  NAME(
      Dimension.TEXT,
      "framework frameworklibrary framework/library server webserver name contender implementation"
          + " variant library runtime stack app application service program command configuration"
          + " config setup language"),
  /** What sets rows apart that must not be compared; several columns may say it. */
  TABLE(Dimension.TEXT, "table test benchmark group suite workload rung case"),
  SCENARIO(Dimension.TEXT, "scenario usecase"),
  /** What is asked for: answers of two endpoints may differ in size and in time. */
  ENDPOINT(Dimension.TEXT, "endpoint route path url uri label request transaction operation"),
  /** The tool that every figure of the row comes from. */
  TOOL(Dimension.TEXT, "tool benchmarktool loadtool measuredwith"),
  /** The load generator only; other figures come from elsewhere. */
  DRIVER(Dimension.TEXT, "driver generator loadgenerator"),
  KEEP_ALIVE(Dimension.TEXT, "keepalive keepalives persistent"),

  MIN(Dimension.TIME, "min minimum fastest shortest"),
  MEAN(Dimension.TIME, "mean avg average timeperrequest timeperrequestmean"),
  P50(Dimension.TIME, "median med"),
  P75(Dimension.TIME, ""),
  P90(Dimension.TIME, ""),
  P95(Dimension.TIME, ""),
  P99(Dimension.TIME, ""),
  P999(Dimension.TIME, ""),
  MAX(Dimension.TIME, "max maximum slowest longest worst"),
  STDEV(Dimension.TIME, "stdev stddev std sd standarddeviation"),

  THROUGHPUT(
      Dimension.RATE,
      "throughput qps rps tps req/s reqs/s r/s req/sec reqs/sec requests/s requests/sec"
          + " requests/second requestspersecond requestpersecond requestspersec reqpersec"
          + " reqspersec requestrate rate totalrequestspersec cnt/s ops/s ops/sec httpreqs/s hits/s"
          + " queries/s queriespersecond transactions/s transactions/sec transactionspersecond"),
  TRANSFER(
      Dimension.BYTE_RATE,
      "throughput transfer transfer/sec transfer/s transferrate bandwidth datarate bytes/s"),
  GOODPUT(Dimension.RATE, "goodput okrate successfulrequestspersecond"),
  /** The rate that an open load offers. */
  OFFERED(Dimension.RATE, "offered offeredrate targetrate arrivalrate"),
  REQUESTS(
      Dimension.COUNT,
      "requests reqs totalrequests totalreqs requeststotal requestcount numrequests samples sent"
          + " completerequests completedrequests"),
  OK(Dimension.COUNT, "ok succeeded successes successful successfulrequests 2xx"),
  OK_SHARE(Dimension.SHARE, "ok success successrate succeeded successful 2xx"),
  ERRORS(
      Dimension.COUNT,
      "errors error err failed failures failure fails fail ko failedrequests errorcount"
          + " failurecount non2xx non2xxresponses httperrors"),
  ERROR_SHARE(
      Dimension.SHARE,
      "errors error err errorrate failed failures failure fails fail ko failurerate failrate"),
  TIMEOUTS(Dimension.COUNT, "timeouts timedout sockettimeouts"),
  CONNECTIONS(
      Dimension.COUNT,
      "connections concurrency concurrencylevel clients concurrentconnections concurrent conns"
          + " concurrentclients"),
  /** Clients that may pause between requests. */
  USERS(Dimension.COUNT, "users vus virtualusers concurrentusers"),
  PIPELINE(Dimension.COUNT, "pipeline pipelining pipelinedepth pipeliningdepth"),
  STREAMS(Dimension.COUNT, "streams streamsperconnection maxconcurrentstreams"),
  REUSE_SHARE(Dimension.SHARE, "connectionreuse reuse connectionreuserate"),
  CONNECT_TIME(
      Dimension.TIME,
      "connect connecttime connectionsetup connectionsetuptime connectiontime tcpconnect"),
  DURATION(
      Dimension.TIME,
      "duration testduration elapsed wallclock walltime timetaken timetakenfortests window"),
  /** The time after which the client gives up. */
  TIMEOUT(Dimension.TIME, "timeout clienttimeout requesttimeout cap"),
  GC_TIME(Dimension.TIME, "gc gctime totalgctime gcpause gcpauses gcpausetotal"),
  CORES(Dimension.COUNT, "cores cpus cpucores"),
  /** The part of one core: four busy cores are 400 %. */
  CPU_SHARE(Dimension.SHARE, "cpu cpuusage cpuload cpuutilization cpuutilisation"),
  CPU_TIME(Dimension.TIME, "cpu cputime"),
  MEMORY(
      Dimension.BYTES,
      "memory mem rss rsspeak peakrss maxrss memoryusage memoryused peakmemory memorypeak ram");

  /** Latencies that cannot fall in this order. */
  static final List<Meaning> RISING = List.of(MIN, P50, P75, P90, P95, P99, P999, MAX);

  private final Dimension dimension;
  private final List<String> spellings;

  Meaning(Dimension dimension, String spellings) {
    this.dimension = dimension;
    this.spellings = List.of(spellings.split(" "));
  }

  Dimension dimension() {
    return dimension;
  }

  /** Returns the spellings, the best first. */
  List<String> spellings() {
    return spellings;
  }

  /** Returns the name that the command line and the pages use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is a latency of requests, so that a head may say so in more words. */
  boolean isLatency() {
    return this == MEAN || this == STDEV || RISING.contains(this);
  }

  /** Whether its spellings are also names of parts of a machine. */
  boolean isOfMachine() {
    return Set.of(GC_TIME, CORES, CPU_SHARE, CPU_TIME, MEMORY).contains(this);
  }

  /** Finds a meaning by its label. */
  static Optional<Meaning> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }
}
