package org.servletbench.harness.catalogue;

/** Sources and absences that several metrics share. */
final class Words {
  static final String AB = "ab only";
  static final String CORES = "/proc/PID/stat, CPU seconds a second, MEASURE";
  static final String DRIVER = "the driver; the row says which of its fields";
  static final String FEW_CONNECTIONS =
      "fewer than 500 connections, a downstream, or runs older than these readings";
  static final String FEW_SIZES = "fewer than three numbers of connections";
  static final String GROWTH = ", median in MEASURE - least ahead of it";
  static final String IN_FLIGHT = "requests sent and not answered, at ends of seconds of MEASURE";
  static final String JDK = "below JDK 24";
  static final String KERNEL =
      "/proc/net/sockstat TCP mem + /proc/meminfo Slab + KernelStack + PageTables";
  static final String LATENESS = "sleeping-service /stats lateness.histogram";
  static final String MACHINE = "/proc/stat, of all cores, MEASURE";
  static final String NEVER_CALLED = "it was never called";
  static final String NONE_INSIDE = "no reading in the window";
  static final String NOTHING = "nothing was completed; wrk, ab";
  static final String NOT_AROUND = "no readings around the window";
  static final String NOT_IN_TURN =
      "no `app.side-door-pauses`, less than 8 s of either kind, or no compiler thread was seen";
  static final String NOT_PROFILED = "without `--profile`";
  static final String NOT_SENT = "wrk, ab, or nothing was sent";
  static final String NO_CLIENTS = "an open load with wrk, ab";
  static final String NO_DOWNSTREAM = "no downstream";
  static final String NO_SECOND = "the window has no whole second";
  static final String NO_SIDE_DOOR = "no side door";
  static final String OPEN_LOOP = "open-loop only";
  static final String OUTCOMES = "wrk, ab: they do not tell outcomes apart";
  static final String PINNED = "JFR, jdk.VirtualThreadPinned, begun in MEASURE";
  static final String SOCKETS = "/proc/net/sockstat tw";
  static final String TEN = "fewer than 10 values beyond it; open-loop only";
  static final String WRK = "wrk only";

  private Words() {}
}
