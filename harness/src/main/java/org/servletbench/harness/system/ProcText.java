package org.servletbench.harness.system;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.servletbench.harness.model.Text;

/** What the files of /proc say: text in, figures out. Formats: proc(5). */
final class ProcText {
  private static final String LISTEN = "0A";

  private ProcText() {}

  /**
   * The fields of /proc/pid/stat that are used here.
   *
   * @param state R, S, D, …; Z and X are dead
   * @param cpuTicks utime + stime of all threads, those that have ended included
   * @param startTicks when it started, ticks since boot
   */
  record Stat(char state, long cpuTicks, int threads, long startTicks, long rssPages) {
    boolean isDead() {
      return state == 'Z' || state == 'X' || state == 'x';
    }
  }

  /** Fields are counted from the last parenthesis: the name before it may hold anything. */
  static Stat stat(String text) {
    String[] fields = text.substring(text.lastIndexOf(')') + 2).strip().split(" ");
    return new Stat(
        fields[0].charAt(0),
        Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
        Integer.parseInt(fields[17]),
        Long.parseLong(fields[19]),
        Long.parseLong(fields[21]));
  }

  /** The name in a stat file, which may hold anything, parentheses included. */
  static String name(String text) {
    return text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'));
  }

  /** A thread's schedstat: time on a CPU, time waiting for one, and how often it was given one. */
  static ThreadTally.Counts counts(String schedstat) {
    String[] fields = schedstat.strip().split(" ");
    return new ThreadTally.Counts(
        Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
  }

  /** Cores in a list such as {@code 0-1,4}. */
  static Set<Integer> cores(String list) {
    Set<Integer> cores = new TreeSet<>();
    for (String range : list.strip().split(",")) {
      if (!range.isBlank()) {
        String[] ends = range.strip().split("-");
        int last = Integer.parseInt(ends[ends.length - 1]);
        for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
          cores.add(core);
        }
      }
    }
    return cores;
  }

  /** Version 2's cpu.max, such as {@code 10000 100000}: cores; empty for {@code max}. */
  static OptionalDouble quotaOfMax(String max) {
    String[] fields = max.strip().split(" ");
    return fields[0].equals("max") ? OptionalDouble.empty() : quota(fields[0], fields[1]);
  }

  /** Version 1's quota and period, microseconds: cores; empty for -1, which is no quota. */
  static OptionalDouble quota(String quota, String period) {
    double micros = Double.parseDouble(quota.strip());
    double of = Double.parseDouble(period.strip());
    return micros > 0 && of > 0 ? OptionalDouble.of(micros / of) : OptionalDouble.empty();
  }

  /** From cpu.stat of version 2 (microseconds) or 1 (nanoseconds); empty when it does not say. */
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

  /** The third field of a thread's schedstat: how often it was given a CPU. */
  static long timeslices(String schedstat) {
    return Long.parseLong(schedstat.strip().split(" ")[2]);
  }

  /** Voluntary and involuntary switches in a thread's status. */
  static long contextSwitches(String status) {
    return status
        .lines()
        .filter(line -> line.contains("voluntary_ctxt_switches:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }

  /** TCP sockets in TIME_WAIT, from /proc/net/sockstat; 0 when it does not say. */
  static long timeWait(String sockstat) {
    for (String line : sockstat.lines().toList()) {
      List<String> words = Arrays.asList(line.split(" "));
      int at = words.indexOf("tw");
      if (words.getFirst().equals("TCP:") && at > 0) {
        return Long.parseLong(words.get(at + 1));
      }
    }
    return 0;
  }

  /** A counter of /proc/net/netstat by the name in its header line; 0 when the kernel lacks it. */
  static long counter(String netstat, String name) {
    List<String> lines = netstat.lines().toList();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      int at = Arrays.asList(lines.get(i).split(" ")).indexOf(name);
      if (at > 0) {
        return Long.parseLong(lines.get(i + 1).split(" ")[at]);
      }
    }
    return 0;
  }

  /** The lines of some cores in /proc/stat. Guest time is part of user time already. */
  static SystemCpu systemCpu(String procStat, Set<Integer> cores) {
    long busy = 0;
    long stolen = 0;
    for (String line : procStat.lines().toList()) {
      String[] fields = line.split(" +");
      if (fields[0].matches("cpu\\d+")
          && cores.contains(Integer.parseInt(fields[0].substring("cpu".length())))) {
        long[] ticks = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).toArray();
        busy += ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
        stolen += ticks[7];
      }
    }
    return new SystemCpu(busy, stolen);
  }

  /** Inodes of the sockets that listen on a port, from /proc/net/tcp or tcp6. */
  static Set<Long> listeningInodes(String table, int port) {
    String suffix = Text.of(":%04X", port);
    Set<Long> inodes = new HashSet<>();
    table
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTEN))
        .forEach(f -> inodes.add(Long.parseLong(f[9])));
    return inodes;
  }

  /**
   * Connections that wait to be accepted at a listening port: the receive queue of its socket;
   * empty when nobody listens there.
   */
  static OptionalInt acceptQueue(String table, int port) {
    String suffix = Text.of(":%04X", port);
    return table
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTEN))
        .mapToInt(f -> Integer.parseInt(f[4].substring(f[4].indexOf(':') + 1), 16))
        .max();
  }

  /** How many ports a range such as {@code 32768 60999} has. */
  static long ports(String range) {
    String[] ends = range.strip().split("\\s+");
    return Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
  }

  /** A soft limit in /proc/self/limits; Long.MAX_VALUE when there is none, 0 when not told. */
  static long limit(String limits, String name) {
    return limits
        .lines()
        .filter(line -> line.startsWith(name + "  "))
        .map(line -> line.split(" {2,}")[1])
        .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
        .findFirst()
        .orElse(0);
  }

  /** Processes and threads of the whole machine, from /proc/loadavg; 0 when it does not say. */
  static long threadsInAll(String loadavg) {
    String[] fields = loadavg.strip().split(" ");
    return fields.length < 4 ? 0 : Long.parseLong(fields[3].substring(fields[3].indexOf('/') + 1));
  }

  /** The first value of a key in "key : value" lines, as in /proc/cpuinfo. */
  static Optional<String> value(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key) && line.indexOf(':') > 0)
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  /** The session of a process, from its stat file. */
  static Optional<Long> session(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > 3 ? Optional.of(Long.parseLong(fields[3])) : Optional.empty();
  }
}
