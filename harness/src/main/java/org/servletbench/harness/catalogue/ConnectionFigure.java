package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;
import static org.servletbench.harness.catalogue.Metric.Kind.VALUE;

/** What an open connection keeps of memory, busy or idle, where all sockets are the clients'. */
public enum ConnectionFigure implements Metric {
  RSS_KIB_PER_CONNECTION(
      LOWER,
      "/proc/PID/stat rss, /proc/PID/fd, app, (peak in MEASURE - least ahead of it) of both",
      "(`rss_peak_mib` - least resident memory in a reading before the window) / (most open files"
          + " in the window - least before it), whose growth is sockets: what an open connection"
          + " costs the process, busy or idle, without the kernel's own buffers",
      "fewer than 500 connections, or a downstream, whose connections are open files too"),
  CONNECTIONS_HELD(
      VALUE,
      "/proc/PID/fd, app, peak in MEASURE - least ahead of it",
      "connections that the app holds open: most open files in the window - least before it",
      Words.FEW_CONNECTIONS),
  SOCKETS_PER_CONNECTION(
      VALUE,
      "/proc/net/sockstat, sockstat6 TCP inuse" + Words.GROWTH,
      "TCP sockets in use on this machine, growth over the least before the window / connections:"
          + " 2 where the client's end is here too",
      Words.FEW_CONNECTIONS),
  SOCKET_BUFFER_KIB_PER_CONNECTION(
      LOWER,
      "/proc/net/sockstat TCP mem" + Words.GROWTH,
      "memory in the buffers of all TCP sockets, likewise; both ends are in it",
      Words.FEW_CONNECTIONS),
  SLAB_KIB_PER_CONNECTION(
      LOWER,
      "/proc/meminfo Slab" + Words.GROWTH,
      "the kernel's own objects, likewise: sockets, files, and what names them; both ends are in"
          + " it",
      Words.FEW_CONNECTIONS),
  SLAB_UNRECLAIMABLE_KIB_PER_CONNECTION(
      LOWER,
      "/proc/meminfo SUnreclaim" + Words.GROWTH,
      "the part of these that is no cache, likewise",
      Words.FEW_CONNECTIONS),
  KERNEL_KIB_PER_CONNECTION(
      LOWER,
      Words.KERNEL + Words.GROWTH,
      "`kernel_growth_mib` / connections; both ends are in it",
      Words.FEW_CONNECTIONS),
  KERNEL_GROWTH_MIB(
      LOWER,
      Words.KERNEL + Words.GROWTH,
      "buffers of TCP sockets, slab, kernel stacks and page tables of the whole machine: median in"
          + " the window - least before it, added up; both ends are in it",
      Words.FEW_CONNECTIONS),
  RSS_SLOPE_BYTES_PER_CONNECTION(
      LOWER,
      "measurements.csv, least squares of rss_peak_mib over connections_held",
      "resident memory that each further connection takes, of all trials of a target that differ in"
          + " their connections alone; a figure of the run, in `claims.csv` and the report",
      Words.FEW_SIZES),
  KERNEL_SLOPE_BYTES_PER_CONNECTION(
      LOWER,
      "measurements.csv, least squares of kernel_growth_mib over connections_held",
      "the kernel's memory that each further connection takes, likewise; both ends are in it",
      Words.FEW_SIZES);

  private final Declaration declared;

  ConnectionFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
