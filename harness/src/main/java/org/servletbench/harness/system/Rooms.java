package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
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
            .map(most -> Math.max(0, most - running));
    LongStream user =
        isRoot() ? LongStream.empty() : LongStream.of(ProcText.limit(limits, "Max processes"));
    LongStream groups =
        ControlGroups.folders(
                ProcFs.text("self/cgroup").orElse(""),
                ProcFs.text("self/mountinfo").orElse(""),
                "pids")
            .stream()
            .mapToLong(Rooms::left);
    return LongStream.concat(machine, LongStream.concat(user, groups))
        .filter(most -> most != Long.MAX_VALUE && most >= 0)
        .min();
  }

  /** Counts the processes and threads that a group may still start; Long.MAX_VALUE for no limit. */
  private static long left(Path group) {
    Optional<Long> most = count(group.resolve("pids.max"));
    Optional<Long> now = count(group.resolve("pids.current"));
    return most.isEmpty() ? Long.MAX_VALUE : Math.max(0, most.get() - now.orElse(0L));
  }

  private static Optional<Long> count(Path file) {
    return ProcFs.text(file.toString()).filter(text -> text.matches("\\d+")).map(Long::parseLong);
  }

  /** Whether the user may raise the limit: the kernel does not count such a user's processes. */
  private static boolean isRoot() {
    return ProcFs.text("self/status")
        .flatMap(status -> ProcText.value(status, "Uid"))
        .filter(ids -> ids.startsWith("0\t"))
        .isPresent();
  }

  private static OptionalLong memoryMib() {
    Optional<Long> free =
        ProcFs.text("meminfo")
            .flatMap(text -> ProcText.value(text, "MemAvailable"))
            .map(value -> Long.parseLong(value.split(" ")[0]) >> 10);
    long all = Environments.memoryMib();
    return free.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(all > 0 ? Math.min(free.get(), all) : free.get());
  }

  private static OptionalLong number(Optional<Long> value) {
    return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }
}
