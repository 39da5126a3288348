package org.servletbench.harness.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;

/** Reads memory that a process's resident set does not tell. */
public final class Memory {
  private static final String TCP = "TCP";
  private static final String TCP6 = "TCP6";
  private static final String IN_USE = "inuse";

  private Memory() {}

  /**
   * Reads what the kernel itself holds, by names of {@link Reading}; a part that it does not tell
   * is left out. All of it is the whole machine's, so both ends of a connection over loopback are
   * in it. A reading costs about 0.1 ms.
   */
  public static Map<String, ProcessReading> kernel() {
    long now = System.currentTimeMillis();
    String sockets = ProcFs.text("net/sockstat").orElse("");
    String sockets6 = ProcFs.text("net/sockstat6").orElse("");
    String memory = ProcFs.text("meminfo").orElse("");
    Map<String, ProcessReading> parts = new LinkedHashMap<>();
    sockets(now, sockets, sockets6).ifPresent(use -> parts.put(Reading.SOCKETS, use));
    put(parts, Reading.SLAB, now, ProcText.kibibytes(memory, "Slab"));
    put(parts, Reading.SLAB_UNRECLAIMABLE, now, ProcText.kibibytes(memory, "SUnreclaim"));
    put(parts, Reading.KERNEL_STACKS, now, ProcText.kibibytes(memory, "KernelStack"));
    put(parts, Reading.PAGE_TABLES, now, ProcText.kibibytes(memory, "PageTables"));
    return parts;
  }

  /**
   * Reads the proportional set size of a process: a page that n processes share counts an n-th.
   * Empty where it may not be read. The kernel walks all pages for it, which takes tens of
   * milliseconds for a large process.
   */
  public static Optional<ProcessReading> proportional(long pid) {
    long now = System.currentTimeMillis();
    OptionalLong bytes = ProcText.kibibytes(ProcFs.text(pid + "/smaps_rollup").orElse(""), "Pss");
    return bytes.isPresent()
        ? Optional.of(ProcessReading.ofMemory(now, bytes.getAsLong(), 0))
        : Optional.empty();
  }

  /** Sockets of either family; a server on all addresses takes its clients on IPv6 sockets. */
  static Optional<ProcessReading> sockets(long now, String sockstat, String sockstat6) {
    OptionalLong pages = ProcText.sockets(sockstat, TCP, "mem");
    OptionalLong inUse = ProcText.sockets(sockstat, TCP, IN_USE);
    if (pages.isEmpty() || inUse.isEmpty()) {
      return Optional.empty();
    }
    long all = inUse.getAsLong() + ProcText.sockets(sockstat6, TCP6, IN_USE).orElse(0);
    return Optional.of(
        ProcessReading.ofMemory(now, ProcFs.bytes(pages.getAsLong()), Math.toIntExact(all)));
  }

  private static void put(
      Map<String, ProcessReading> parts, String name, long now, OptionalLong bytes) {
    if (bytes.isPresent()) {
      parts.put(name, ProcessReading.ofMemory(now, bytes.getAsLong(), 0));
    }
  }
}
