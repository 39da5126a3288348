package org.servletbench.harness.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The resource use of one process at one instant.
 *
 * @param process name of the process, such as {@code benchmark-app}
 * @param counters counters of the app's side door at the same instant; empty for other processes
 * @param acceptQueue connections that wait to be accepted at the target's port; empty for other
 *     processes
 */
public record Reading(
    String process, ProcessReading use, Optional<Counters> counters, OptionalInt acceptQueue) {
  /** The target's process: our app, or the user's own. */
  public static final String APP = "benchmark-app";

  public static final String DOWNSTREAM = "sleeping-service";
  public static final String GENERATOR = "generator";

  /** Not a process: the threads of the target that compile, where it is a HotSpot JVM. */
  public static final String COMPILER = "compiler";

  /** Not a process: the busy time of all cores, as CPU time. */
  public static final String MACHINE = "machine";

  /** Not a process: the thread of the target that used most CPU time since the last reading. */
  public static final String BUSIEST_THREAD = "busiest-thread";

  /** Not a process: how long the target's control group was held back by its CPU quota. */
  public static final String THROTTLED = "throttled";

  /** Not a process: what the hypervisor gave to other machines, as CPU time. */
  public static final String STOLEN = "stolen";

  /** Not a process: the time in which the cores had nothing to do, as CPU time. */
  public static final String IDLE = "idle";

  /** Not a process: the target's proportional set, once, at the end of MEASURE. */
  public static final String PROPORTIONAL_SET = "proportional-set";

  /** Not a process: buffers of all TCP sockets of the machine, and in place of files how many. */
  public static final String SOCKETS = "sockets";

  /** Not a process: the kernel's own objects, of the whole machine. */
  public static final String SLAB = "slab";

  /** Not a process: the part of them that is no cache. */
  public static final String SLAB_UNRECLAIMABLE = "slab-unreclaimable";

  /** Not a process: the kernel's stack of each thread, of the whole machine. */
  public static final String KERNEL_STACKS = "kernel-stacks";

  /** Not a process: the tables that map memory, of all processes. */
  public static final String PAGE_TABLES = "page-tables";

  /** What the kernel keeps for connections and whoever serves them; none is a part of another. */
  public static final List<String> KERNEL = List.of(SOCKETS, SLAB, KERNEL_STACKS, PAGE_TABLES);

  /** Everything that a trial reads, processes or not. */
  public static final Set<String> PROCESSES =
      Set.of(
          PROPORTIONAL_SET,
          SOCKETS,
          SLAB,
          SLAB_UNRECLAIMABLE,
          KERNEL_STACKS,
          PAGE_TABLES,
          APP,
          DOWNSTREAM,
          GENERATOR,
          runQueueOf(APP),
          runQueueOf(DOWNSTREAM),
          runQueueOf(GENERATOR),
          BUSIEST_THREAD,
          THROTTLED,
          COMPILER,
          MACHINE,
          STOLEN,
          IDLE);

  /** What the app's JVM said; only for a reading with counters. */
  public JvmReading jvm() {
    return counters.orElseThrow().jvm();
  }

  /** Not a process: how long the threads of one were runnable and had no CPU, as CPU time. */
  public static String runQueueOf(String process) {
    return process + " run queue";
  }

  /**
   * The cumulative counters and momentary gauges of the app; -1 for a figure that it does not
   * report.
   *
   * @param queued requests waiting for a container thread
   * @param busy container threads at work
   * @param connections connections open at the connector
   * @param rejected requests turned away by a full queue, cumulative
   * @param clientInUse calls to the downstream in flight
   * @param clientWaiting callers waiting for a connection to the downstream
   * @param jvm figures of the JVM
   */
  public record Counters(
      long entered,
      long completed,
      long callsStarted,
      long inFlight,
      int queued,
      int busy,
      int executorActive,
      int executorQueued,
      long gcCount,
      long gcMillis,
      long connections,
      long rejected,
      long clientInUse,
      long clientWaiting,
      JvmReading jvm) {

    public static Counters of(AppStatus status) {
      AppStatus.Tomcat tomcat = status.tomcat();
      AppStatus.ClientPool pool = status.clientPool();
      return new Counters(
          status.requestsEntered(),
          status.requestsCompleted(),
          status.downstreamCallsStarted(),
          status.inFlight(),
          tomcat.queued() == null ? 0 : tomcat.queued(),
          tomcat.busy() == null ? -1 : tomcat.busy(),
          status.tasksActive(),
          status.tasksQueued(),
          status.gc().count(),
          status.gc().millis(),
          tomcat.connections() == null ? -1 : tomcat.connections(),
          tomcat.rejected() == null ? -1 : tomcat.rejected(),
          pool == null ? -1 : pool.inUse(),
          pool == null ? -1 : pool.waiting(),
          JvmReading.of(status));
    }
  }
}
