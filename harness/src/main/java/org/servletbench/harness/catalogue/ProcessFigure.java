package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;
import static org.servletbench.harness.catalogue.Metric.Kind.VALUE;

/** What the processes and the machine used, over exactly the window of the load. */
public enum ProcessFigure implements Metric {
  CPU_US_PER_REQUEST(
      LOWER,
      "/proc/PID/stat of the app",
      "CPU time of the app in the window, less what our own readings took of it / requests"
          + " completed in it, by its own count or, without a side door, the driver's; at tens of"
          + " requests/s mostly the JVM's own work",
      Words.NOT_AROUND),
  READING_CPU_US(
      VALUE,
      "side door sideDoorCpuNanos",
      "CPU time of the app that answering one of our own readings took, in the window",
      Words.NOT_AROUND),
  CPU_READ_OVER_UNREAD(
      VALUE,
      "/proc/PID/stat of the app less its threads C1 and C2, side door requestsCompleted and"
          + " sideDoorCpuNanos, MEASURE",
      "CPU time of the app per request in the parts of the window in which its state was read, over"
          + " that in those in which it was left alone; without its compilers and the thread that"
          + " answers our readings",
      Words.NOT_IN_TURN),
  CPU_READ_OVER_UNREAD_WITH_JIT(
      VALUE,
      "/proc/PID/stat of the app, side door requestsCompleted and sideDoorCpuNanos, MEASURE",
      "the same with its compilers, which also compile the code that answers our readings",
      Words.NOT_IN_TURN),
  CONTEXT_SWITCHES_PER_REQUEST(
      LOWER,
      "/proc/PID/task/*/schedstat of the app",
      "switches of the app's threads in the window / requests completed in it",
      Words.NOT_AROUND),
  RUN_QUEUE_US_PER_REQUEST_APP(
      LOWER,
      "/proc/PID/task/*/schedstat of the app, runnable without a CPU,",
      "time in which threads of the app could run and had no CPU, in the window / requests"
          + " completed in it",
      Words.NOT_AROUND),
  RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM(
      LOWER,
      "/proc/PID/task/*/schedstat of the downstream, runnable without a CPU,",
      "the same of the sleeping service",
      Words.NOT_AROUND),
  RUN_QUEUE_US_PER_REQUEST_GENERATOR(
      LOWER,
      "/proc/PID/task/*/schedstat of the generator, runnable without a CPU,",
      "the same for the driver: its rate between the first and the last reading in the window,"
          + " applied to the whole window, since the driver may end before the next reading",
      "fewer than two readings in the window"),
  BUSIEST_THREAD_SHARE(
      LOWER,
      "/proc/PID/task/*/schedstat of the app, CPU time of the busiest thread of each half second"
          + " over MEASURE",
      "CPU time of the busiest thread of each half second, over the window: near 1, one thread is"
          + " the limit",
      Words.NOT_AROUND),
  THROTTLED_SHARE(
      LOWER,
      "cpu.stat of the app's control group, time held back by its quota over MEASURE",
      "share of the window in which a quota held the app back, as a mean over the cores that its"
          + " affinity allows: the least that it can be, since a core without work of the app is"
          + " not held back",
      "no quota, or no readings around the window"),
  APP_CORES_ALLOWED(
      VALUE,
      "/proc/PID/status Cpus_allowed_list and the quota of the app's control group",
      "cores that the app may use",
      "it was not read"),
  THREADS_PEAK(
      LOWER,
      "/proc/PID/stat, app",
      "most platform threads of the app in a reading in the window",
      Words.NONE_INSIDE),
  THREADS_OVER_IDLE(
      LOWER,
      "/proc/PID/stat, app, peak in MEASURE less the fewest ahead of it",
      "`threads_peak` minus the fewest in a reading before the window",
      "no reading in or before the window"),
  RSS_PEAK_MIB(
      LOWER,
      "/proc/PID/stat rss, app",
      "most resident memory of the app in a reading in the window",
      Words.NONE_INSIDE),
  PSS_MIB(
      LOWER,
      "/proc/PID/smaps_rollup Pss, app",
      "proportional memory of the app at the end of the window: a page that n processes share"
          + " counts an n-th",
      "it may not be read; runs older than this reading"),
  FDS_PEAK(
      LOWER,
      "/proc/PID/fd, app",
      "most open file descriptors of the app in a reading in the window; a gate",
      Words.NONE_INSIDE),
  ACCEPT_QUEUE_PEAK(
      LOWER,
      "/proc/net/tcp rx_queue of the listening socket",
      "most connections that waited to be accepted in a reading in the window",
      "nobody listens at the target's port"),
  GC_MS(
      LOWER,
      "side door gc.millis, MEASURE",
      "time of the app's collections in the window",
      "no side door"),
  CPU_CORES_BENCHMARK_APP(
      LOWER, Words.CORES, "CPU seconds of the app in the window / its length", Words.NOT_AROUND),
  CPU_CORES_SLEEPING_SERVICE(
      LOWER, Words.CORES, "the same of the sleeping service", Words.NOT_AROUND),
  MACHINE_BUSY_SHARE(
      LOWER,
      Words.MACHINE,
      "1 less the idle and the stolen share of all cores in the window; busy ticks in older runs",
      Words.NOT_AROUND),
  OTHERS_CPU_CORES(
      LOWER,
      Words.MACHINE,
      "busy cores less those of app, sleeping service and generator: the kernel, the harness and"
          + " neighbours; a gate",
      "a process was not read, or the target is a server of one's own"),
  MACHINE_STOLEN_SHARE(
      LOWER,
      Words.MACHINE,
      "time that the hypervisor gave to other machines, likewise; a gate",
      Words.NOT_AROUND),
  PROFILE_SAMPLES(
      VALUE,
      "async-profiler, ctimer, MEASURE",
      "samples of CPU time of the target's threads in the window",
      Words.NOT_PROFILED),
  VIRTUAL_THREAD_PINS(
      LOWER,
      Words.PINNED,
      "waits in which a virtual thread kept its carrier, begun in the window",
      Words.NOT_PROFILED),
  VIRTUAL_THREAD_PINNED_MS(
      LOWER, Words.PINNED, "how long they lasted, added up", Words.NOT_PROFILED),
  TIME_TO_STEADY_S(
      LOWER,
      "open-loop seconds.csv ok_felt_p50_us, /proc/PID/task/*/stat of the compiler: first second of"
          + " the first steady stretch less that of the warm-up",
      "first second of the first steady stretch minus that of the warm-up; only with `warm-up:"
          + " {until: steady}`",
      "there was no steady stretch (a gate)"),
  COMPILER_CPU_SHARE(
      LOWER,
      "/proc/PID/task/*/stat of the app's threads C1 and C2, CPU seconds a second, MEASURE",
      "CPU seconds of the target's JIT compiler threads in the window / its length; only for JVMs",
      Words.NOT_AROUND),
  COMPILER_US_PER_REQUEST(
      LOWER,
      "/proc/PID/task/*/stat of the app's threads C1 and C2",
      "the same CPU time / requests completed in the window: the part of `cpu_us_per_request` that"
          + " a longer warm-up would have spared",
      Words.NOT_AROUND),
  APP_READY_MS(
      LOWER,
      "harness, start of the process to the first answer of its side door",
      "start of the app's process to the first answer of its side door, asked every 20 ms, the"
          + " sleeping service starting beside it",
      "no app of ours"),
  DOWNSTREAM_READY_MS(
      LOWER,
      "harness, start of the process to the first answer of its /stats",
      "the same of the sleeping service and its `/stats`",
      "the target needs no downstream");

  private final Declaration declared;

  ProcessFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
