package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.servletbench.harness.model.Room;

/** Reads how much a child process has left of the resources that a trial can exhaust. */
public final class Rooms {
  private Rooms() {}

  /** Reads all of it; what cannot be read is empty. */
  public static Room read() {
    return new Room(
        ProcFs.openFilesLimit() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(ProcFs.openFilesLimit()),
        number(ProcFs.text("sys/net/ipv4/ip_local_port_range").map(ProcText::ports)),
        threads(),
        number(ProcFs.text("sys/vm/max_map_count").map(Long::parseLong)),
        memoryMib());
  }

  /** Returns the threads that the tightest limit of kernel, user and control groups leaves. */
  private static OptionalLong threads() {
    String limits = ProcFs.text("self/limits").orElse("");
    long running = ProcFs.text("loadavg").map(ProcText::threadsInAll).orElse(0L);
    LongStream machine =
        LongStream.of(
                ProcFs.text("sys/kernel/threads-max").map(Long::parseLong).orElse(Long.MAX_VALUE),
                ProcFs.text("sys/kernel/pid_max").map(Long::parseLong).orElse(Long.MAX_VALUE))
            .map(most -> left(most, running));
    LongStream user =
        isRoot()
            ? LongStream.empty()
            : LongStream.of(left(ProcText.limit(limits, "Max processes"), threadsOfUser()));
    return least(LongStream.concat(machine, LongStream.concat(user, groups("pids", Rooms::pids))));
  }

  private static long threadsOfUser() {
    return ProcText.threadsOf(
        user(),
        ProcessHandle.allProcesses()
            .flatMap(process -> ProcFs.text(process.pid() + "/status").stream()));
  }

  private static LongStream groups(String controller, ToLongFunction<Path> left) {
    return ControlGroups.folders(
            ProcFs.text("self/cgroup").orElse(""),
            ProcFs.text("self/mountinfo").orElse(""),
            controller)
        .stream()
        .mapToLong(left);
  }

  private static OptionalLong least(LongStream left) {
    return left.filter(most -> most != Long.MAX_VALUE).min();
  }

  /** Returns what a limit leaves; Long.MAX_VALUE for no limit. */
  private static long left(long most, long used) {
    return most == Long.MAX_VALUE ? most : Math.max(0, most - used);
  }

  /** Counts the processes and threads that a group may still start. */
  private static long pids(Path group) {
    return left(
        count(group.resolve("pids.max")).orElse(Long.MAX_VALUE),
        count(group.resolve("pids.current")).orElse(0L));
  }

  /** Counts the bytes that a group may still take; cached files make room when asked. */
  static long memory(Path group) {
    long used =
        count(group.resolve("memory.current"))
            .or(() -> count(group.resolve("memory.usage_in_bytes")))
            .orElse(0L);
    return left(
        count(group.resolve("memory.max"))
            .or(() -> count(group.resolve("memory.limit_in_bytes")))
            .orElse(Long.MAX_VALUE),
        Math.max(
            0, used - cached(ProcFs.text(group.resolve("memory.stat").toString()).orElse(""))));
  }

  /** Adds up the cached files, in bytes; version 1 has totals with the groups below. */
  private static long cached(String memoryStat) {
    return Math.max(sum(memoryStat, "(in)?active_file"), sum(memoryStat, "total_(in)?active_file"));
  }

  private static long sum(String memoryStat, String keys) {
    return memoryStat
        .lines()
        .filter(line -> line.matches(keys + " \\d+"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }

  private static Optional<Long> count(Path file) {
    return ProcFs.text(file.toString()).filter(text -> text.matches("\\d+")).map(Long::parseLong);
  }

  /** Whether the user may raise the limit: the kernel does not count such a user's processes. */
  private static boolean isRoot() {
    return user().equals("0");
  }

  private static String user() {
    return ProcFs.text("self/status")
        .flatMap(status -> ProcText.value(status, "Uid"))
        .map(ids -> ids.split("\t")[0])
        .orElse("");
  }

  private static OptionalLong memoryMib() {
    LongStream machine =
        ProcText.kibibytes(ProcFs.text("meminfo").orElse(""), "MemAvailable").stream();
    OptionalLong bytes = least(LongStream.concat(machine, groups("memory", Rooms::memory)));
    return bytes.isPresent() ? OptionalLong.of(bytes.getAsLong() >> 20) : bytes;
  }

  private static OptionalLong number(Optional<Long> value) {
    return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }
}
