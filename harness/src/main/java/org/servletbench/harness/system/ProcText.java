package org.servletbench.harness.system;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.Text;

/** Parses the files of /proc: text in, figures out. Their formats are in proc(5). */
final class ProcText {
  private ProcText() {}

  /**
   * The fields of /proc/pid/stat that are used here.
   *
   * @param state state letter: R, S, D, …; Z and X mean dead
   * @param cpuTicks utime + stime of all threads, including ended ones
   * @param startTicks start of the process, clock ticks since boot
   */
  record Stat(char state, long cpuTicks, int threads, long startTicks, long rssPages) {
    boolean isDead() {
      return state == 'Z' || state == 'X' || state == 'x';
    }
  }

  /** Parses a stat file from its last parenthesis on, as the name before may hold any. */
  static Stat stat(String text) {
    String[] fields = text.substring(text.lastIndexOf(')') + 2).strip().split(" ");
    return new Stat(
        fields[0].charAt(0),
        Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
        Integer.parseInt(fields[17]),
        Long.parseLong(fields[19]),
        Long.parseLong(fields[21]));
  }

  /** Extracts the name from a stat file; the name may hold anything, even parentheses. */
  static String name(String text) {
    return text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'));
  }

  /** Parses a thread's schedstat: time on a CPU, time waiting for one, and how often it got one. */
  static ThreadTally.Counts counts(String schedstat) {
    String[] fields = schedstat.strip().split(" ");
    return new ThreadTally.Counts(
        Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
  }

  /** Parses cpu.max of version 2, such as {@code 10000 100000}, to cores; empty for {@code max}. */
  static OptionalDouble quotaOfMax(String max) {
    String[] fields = max.strip().split(" ");
    return fields[0].equals("max") ? OptionalDouble.empty() : quota(fields[0], fields[1]);
  }

  /** Converts version 1's quota and period, microseconds, to cores; empty for -1, no quota. */
  static OptionalDouble quota(String quota, String period) {
    double micros = Double.parseDouble(quota.strip());
    double of = Double.parseDouble(period.strip());
    return micros > 0 && of > 0 ? OptionalDouble.of(micros / of) : OptionalDouble.empty();
  }

  /** Parses the throttled time in cpu.stat, version 2 (us) or 1 (ns); empty if absent. */
  static OptionalLong throttledNanos(String cpuStat) {
    for (String line : cpuStat.lines().toList()) {
      String[] words = line.strip().split(" ");
      if (words[0].equals("throttled_usec")) {
        return OptionalLong.of(Long.parseLong(words[1]) * 1000);
      }
      if (words[0].equals("throttled_time")) {
        return OptionalLong.of(Long.parseLong(words[1]));
      }
    }
    return OptionalLong.empty();
  }

  /** Extracts how often a thread was given a CPU, the third field of its schedstat. */
  static long timeslices(String schedstat) {
    return Long.parseLong(schedstat.strip().split(" ")[2]);
  }

  /** Adds up the voluntary and involuntary switches in a thread's status. */
  static long contextSwitches(String status) {
    return status
        .lines()
        .filter(line -> line.contains("voluntary_ctxt_switches:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }

  /** Returns the TCP sockets in TIME_WAIT, from /proc/net/sockstat; -1 if absent. */
  static long timeWait(String sockstat) {
    return sockets(sockstat, "TCP", "tw").orElse(-1);
  }

  /** Returns a figure of a protocol from /proc/net/sockstat or sockstat6; empty if absent. */
  static OptionalLong sockets(String sockstat, String protocol, String figure) {
    for (String line : sockstat.lines().toList()) {
      List<String> words = Arrays.asList(line.split(" "));
      int at = words.indexOf(figure);
      if (words.getFirst().equals(protocol + ":") && at > 0) {
        return OptionalLong.of(Long.parseLong(words.get(at + 1)));
      }
    }
    return OptionalLong.empty();
  }

  /** Returns the bytes of a "key: 123 kB" line, as in /proc/meminfo or smaps_rollup. */
  static OptionalLong kibibytes(String text, String key) {
    Optional<String> found = value(text, key).filter(words -> words.endsWith(" kB"));
    return found.isPresent()
        ? OptionalLong.of(1024 * Long.parseLong(found.get().replace(" kB", "").strip()))
        : OptionalLong.empty();
  }

  /** Returns a counter of /proc/net/netstat by its name; -1 when the kernel lacks it. */
  static long counter(String netstat, String name) {
    List<String> lines = netstat.lines().toList();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      int at = Arrays.asList(lines.get(i).split(" ")).indexOf(name);
      if (at > 0) {
        return Long.parseLong(lines.get(i + 1).split(" ")[at]);
      }
    }
    return -1;
  }

  /**
   * Returns which lines of /proc/stat are of the cores that a process may use; none if they cannot
   * be told. A list of allowed cores also names those that may be plugged in later. A container may
   * number the lines anew, and then has one for each core.
   */
  static Set<Integer> lines(List<Integer> allowed, String procStat) {
    Set<Integer> lines =
        procStat
            .lines()
            .filter(line -> line.matches("cpu\\d+ .*"))
            .map(line -> Integer.valueOf(line.substring("cpu".length(), line.indexOf(' '))))
            .collect(Collectors.toSet());
    Set<Integer> both = new TreeSet<>(allowed);
    both.retainAll(lines);
    return both.size() < allowed.size() && allowed.size() == lines.size() ? lines : both;
  }

  /** Adds up the lines of some cores in /proc/stat; guest time is already part of user time. */
  static SystemCpu systemCpu(String procStat, Set<Integer> cores) {
    long busy = 0;
    long idle = 0;
    long stolen = 0;
    for (String line : procStat.lines().toList()) {
      String[] fields = line.split(" +");
      if (fields[0].matches("cpu\\d+")
          && cores.contains(Integer.parseInt(fields[0].substring("cpu".length())))) {
        long[] ticks = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).toArray();
        busy += ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
        idle += ticks[3] + ticks[4];
        stolen += ticks[7];
      }
    }
    return new SystemCpu(busy, idle, stolen);
  }

  /** Counts the ports of a range such as {@code 32768 60999}. */
  static long ports(String range) {
    String[] ends = range.strip().split("\\s+");
    return Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
  }

  /** Returns a soft limit of /proc/self/limits; Long.MAX_VALUE for unlimited, 0 if absent. */
  static long limit(String limits, String name) {
    return limits
        .lines()
        .filter(line -> line.startsWith(name + "  "))
        .map(line -> line.split(" {2,}")[1])
        .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
        .findFirst()
        .orElse(0);
  }

  /** Counts the processes and threads of the whole machine, from /proc/loadavg; 0 if absent. */
  static long threadsInAll(String loadavg) {
    String[] fields = loadavg.strip().split(" ");
    return fields.length < 4 ? 0 : Long.parseLong(fields[3].substring(fields[3].indexOf('/') + 1));
  }

  /** Returns the first value of a key in "key : value" lines, as in /proc/cpuinfo. */
  static Optional<String> value(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key) && line.indexOf(':') > 0)
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  /** Names the CPU of /proc/cpuinfo; empty if that has no name. */
  static Optional<String> cpu(String cpuinfo) {
    return value(cpuinfo, "model name")
        .or(() -> value(cpuinfo, "cpu")) // POWER
        .or(
            () ->
                value(cpuinfo, "CPU part")
                    .map(
                        part ->
                            Text.of(
                                "ARM, implementer %s, part %s",
                                value(cpuinfo, "CPU implementer").orElse("unknown"), part)));
  }

  /** Counts the threads of a user, from the status files of processes. */
  static long threadsOf(String user, Stream<String> statuses) {
    return statuses
        .filter(status -> value(status, "Uid").orElse("").startsWith(user + "\t"))
        .flatMap(status -> value(status, "Threads").stream())
        .mapToLong(Long::parseLong)
        .sum();
  }

  /** Extracts the session of a process from its stat file. */
  static Optional<Long> session(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > 3 ? Optional.of(Long.parseLong(fields[3])) : Optional.empty();
  }
}
