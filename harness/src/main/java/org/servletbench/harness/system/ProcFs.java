package org.servletbench.harness.system;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.ProcessReading;

/**
 * Reads resource use from /proc.
 *
 * <p>CPU time is utime + stime of /proc/pid/stat. It keeps the time of ended threads, which a sum
 * over /proc/pid/task would lose. The kernel scales both to the exact run time, so only the
 * rounding to clock ticks (10 ms) remains. Context switches are counted as the times that a thread
 * was given a CPU (task/tid/schedstat). That equals the switches in task/tid/status and costs half
 * as much to read.
 */
public final class ProcFs {
  private static final Path PROC = Path.of("/proc");

  private ProcFs() {}

  /** The kernel's constants, read once. */
  private static final class Kernel {
    static final long NANOS_PER_TICK = 1_000_000_000L / constant("CLK_TCK", 100);
    static final long PAGE_BYTES = constant("PAGESIZE", 4096);
    static final Set<Integer> CORES =
        Cores.allowed(ProcessHandle.current().pid()).map(ProcFs::lines).orElse(Set.of());
    static final boolean COUNTS_TIMESLICES = countsTimeslices();
    static final String BOOT_ID =
        text(PROC.resolve("sys/kernel/random/boot_id")).orElse("").strip();

    private static long constant(String name, long otherwise) {
      try {
        return Commands.output("getconf", name).map(Long::parseLong).orElse(otherwise);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return otherwise;
      } catch (NumberFormatException e) {
        return otherwise;
      }
    }

    /** Whether the kernel counts timeslices; one that does not lacks the file or writes zeros. */
    private static boolean countsTimeslices() {
      return text(PROC.resolve("self/schedstat"))
          .filter(s -> ProcText.timeslices(s) > 0)
          .isPresent();
    }
  }

  /** Reads what a process uses now; empty when it is gone. Switches of ended threads are lost. */
  public static Optional<ProcessReading> read(long pid) {
    return new ProcessMeter(pid).read().map(ProcessMeter.Use::reading);
  }

  /**
   * Reads the kernel's TCP counters.
   *
   * @throws BenchException where there is no /proc/net
   */
  public static KernelReading kernel() {
    String netstat = required("net/netstat");
    return new KernelReading(
        ProcText.timeWait(required("net/sockstat")),
        text("sys/net/ipv4/tcp_tw_reuse").filter(reuse -> !reuse.strip().equals("0")).isPresent(),
        text("sys/net/ipv4/ip_local_port_range").map(ProcText::ports).orElse(0L),
        openFilesLimit(),
        ProcText.counter(netstat, "ListenOverflows"),
        ProcText.counter(netstat, "ListenDrops"));
  }

  /**
   * Returns of how many cores {@link #machine}, {@link #idle} and {@link #stolen} are. {@code
   * availableProcessors} may be fewer, where a control group has a quota.
   */
  public static int cores() {
    return Kernel.CORES.isEmpty()
        ? Runtime.getRuntime().availableProcessors()
        : Kernel.CORES.size();
  }

  /** Returns how many of these cores there are; all of them if /proc/stat does not tell. */
  static int count(CoreList cores) {
    Set<Integer> lines = lines(cores);
    return lines.isEmpty() ? cores.numbers().size() : lines.size();
  }

  private static Set<Integer> lines(CoreList cores) {
    return ProcText.lines(cores.numbers(), text("stat").orElse(""));
  }

  /**
   * Reads the busy time since boot of the cores this process may use, as if of a process; empty if
   * the lines of these cores cannot be told.
   */
  public static Optional<ProcessReading> machine() {
    return system(SystemCpu::busyTicks);
  }

  /** Reads the time since boot in which these cores had nothing to do, as if of a process. */
  public static Optional<ProcessReading> idle() {
    return system(SystemCpu::idleTicks);
  }

  /** Reads the time of these cores that the hypervisor gave away, as if of a process. */
  public static Optional<ProcessReading> stolen() {
    return system(SystemCpu::stolenTicks);
  }

  private static Optional<ProcessReading> system(ToLongFunction<SystemCpu> ticks) {
    return Optional.of(Kernel.CORES)
        .filter(cores -> !cores.isEmpty())
        .map(cores -> nanos(ticks.applyAsLong(ProcText.systemCpu(required("stat"), cores))))
        .map(nanos -> ProcessReading.ofTime(System.currentTimeMillis(), nanos));
  }

  /** Returns this process's limit of open files, which its children inherit; 0 if unknown. */
  public static long openFilesLimit() {
    return text(PROC.resolve("self/limits"))
        .map(limits -> ProcText.limit(limits, "Max open files"))
        .orElse(0L);
  }

  /** Reads a file under /proc, stripped; empty when it cannot be read. */
  public static Optional<String> text(String path) {
    return text(PROC.resolve(path)).map(String::strip);
  }

  /** Whether a process has mapped a file, or a part of it. The kernel tells paths without links. */
  static boolean maps(long pid, Path file) {
    String name = " " + real(file);
    return text(process(pid, "maps")).orElse("").lines().anyMatch(line -> line.endsWith(name));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file; // it does not exist
    }
  }

  /** Returns when a process started, clock ticks since boot; empty when it is gone or a zombie. */
  static OptionalLong startTicks(long pid) {
    return stat(pid).map(s -> OptionalLong.of(s.startTicks())).orElse(OptionalLong.empty());
  }

  static String bootId() {
    return Kernel.BOOT_ID;
  }

  /** Reads the stat file of a thread; empty when it is gone. */
  static Optional<String> threadStat(long pid, String thread) {
    return text(process(pid, "task").resolve(thread).resolve("stat"));
  }

  /** Returns the thread ids of a process; none when it is gone. */
  static List<String> threads(long pid) {
    String[] threads = process(pid, "task").toFile().list();
    return threads == null ? List.of() : List.of(threads);
  }

  /** Converts pages of memory to bytes. */
  static long bytes(long pages) {
    return pages * Kernel.PAGE_BYTES;
  }

  /** Whether schedstat says how long and how often a thread was given a CPU. */
  static boolean countsTimeslices() {
    return Kernel.COUNTS_TIMESLICES;
  }

  /** Converts ticks of CPU time to nanoseconds. */
  static long nanos(long ticks) {
    return ticks * Kernel.NANOS_PER_TICK;
  }

  /** Reads the stat file of a process; empty when it is gone or a zombie. */
  static Optional<ProcText.Stat> stat(long pid) {
    return text(process(pid, "stat")).map(ProcText::stat).filter(stat -> !stat.isDead());
  }

  /** Counts open files: the size of /proc/pid/fd since Linux 6.2, which was 0 before. */
  static int openFiles(long pid) {
    Path folder = process(pid, "fd");
    try {
      long size = Files.size(folder);
      if (size > 0) {
        return (int) size;
      }
    } catch (IOException e) {
      return 0;
    }
    String[] entries = folder.toFile().list();
    return entries == null ? 0 : entries.length;
  }

  private static Path process(long pid, String file) {
    return PROC.resolve(Long.toString(pid)).resolve(file);
  }

  private static String required(String path) {
    return text(PROC.resolve(path))
        .orElseThrow(
            () ->
                BenchException.machine(
                    "cannot read /proc/" + path + ": measuring needs Linux with /proc mounted"));
  }

  /** Reads a file; Files.readString begins with one byte, and /proc/sys then gives no more. */
  private static Optional<String> text(Path file) {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
