package org.servletbench.harness.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * The descendants of one command. A grandchild loses its parent when that ends, and a daemon leaves
 * its session too. Both keep the environment, so each command gets a unique mark in it.
 */
final class Offspring {
  /** The environment variable that holds the mark. */
  static final String VARIABLE = "SERVLET_BENCH_PROCESS";

  private static final String LOCKS = "Max file locks";
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 10;

  private static final Optional<Path> LIMITER = Commands.find("prlimit");

  private final String mark;
  private final long limit;
  private final long session;
  private final OptionalLong leaderStart;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /**
   * Describes the descendants of a command.
   *
   * @param mark value of {@link #VARIABLE} when the command was started
   * @param session session of the command if it has its own; else -1
   */
  Offspring(String mark, long session) {
    this.mark = VARIABLE + "=" + mark;
    this.limit = limit(mark);
    this.session = session;
    this.leaderStart = ProcFs.startTicks(session);
  }

  static String newMark() {
    return UUID.randomUUID().toString();
  }

  /** Adds the descendants of a process, even if they lose the mark and the session. */
  Offspring with(Optional<ProcessHandle> parent) {
    parent.ifPresent(each -> seen.addAll(each.descendants().toList()));
    return this;
  }

  /**
   * Starts a command with the mark as a limit, where prlimit exists: one that clears its
   * environment, leaves its session and loses its parent keeps that. The kernel has counted no file
   * locks since Linux 2.4, so this limit limits nothing.
   */
  static List<String> limiting(String mark) {
    return LIMITER
        .filter(tool -> mayLimit(ProcFs.text("self/limits").orElse("")))
        .map(tool -> List.of(tool.toString(), "--locks=" + limit(mark) + ":"))
        .orElse(List.of());
  }

  /** Whether the hard limit allows any soft one. */
  static boolean mayLimit(String limits) {
    return limits.lines().anyMatch(line -> line.matches(LOCKS + "\\s.*\\sunlimited\\s+locks\\s*"));
  }

  private static long limit(String mark) {
    return UUID.nameUUIDFromBytes(mark.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits()
        >>> 2;
  }

  boolean includes(long pid) {
    return hasMark(pid) || inSession(pid) || hasLimit(pid);
  }

  /** Returns the descendants that run now. */
  List<ProcessHandle> alive() {
    List<ProcessHandle> alive = new ArrayList<>(seen);
    ProcessHandle.allProcesses()
        .filter(each -> !seen.contains(each) && includes(each.pid()))
        .forEach(alive::add);
    alive.removeIf(each -> !runs(each));
    return alive;
  }

  /** Whether a process runs; a zombie does not, even if its parent never reaps it. */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && ProcFs.startTicks(process.pid()).isPresent();
  }

  /** Sends SIGTERM, waits at most the grace, then sends SIGKILL. */
  void end(Duration grace) {
    alive().forEach(ProcessHandle::destroy);
    if (!comes(() -> alive().isEmpty(), grace)) {
      kill();
    }
  }

  /** Sends SIGKILL to each, and to what one has started before it died. */
  void kill() {
    comes(
        () -> {
          List<ProcessHandle> alive = alive();
          alive.forEach(ProcessHandle::destroyForcibly);
          return alive.isEmpty();
        },
        AFTER_KILL);
  }

  /**
   * Checks that nothing is left of a command.
   *
   * @param itself process of the command
   * @throws BenchException that names what is left, and says why
   */
  void requireGone(String name, Optional<ProcessHandle> itself) {
    List<ProcessHandle> left =
        Stream.concat(itself.stream(), alive().stream())
            .filter(Offspring::runs)
            .distinct()
            .toList();
    if (!left.isEmpty()) {
      String us = ProcessHandle.current().info().user().orElse("");
      throw BenchException.machine(
          outliving(
              name,
              left.stream().map(each -> Long.toString(each.pid())).toList(),
              left.stream()
                  .flatMap(each -> each.info().user().stream())
                  .filter(user -> !user.equals(us))
                  .findFirst()));
    }
  }

  /**
   * Says why processes outlive SIGKILL.
   *
   * @param other user whose processes they are, if not ours
   */
  static String outliving(String name, List<String> pids, Optional<String> other) {
    String all = String.join(", ", pids);
    return other
        .map(
            user ->
                Text.of(
                    "%s (pid %s) is still running, because only %s may end it: sudo kill %s",
                    name, all, user, String.join(" ", pids)))
        .orElseGet(
            () ->
                Text.of(
                    "%s (pid %s) outlives SIGKILL, because it hangs in the kernel, often on a disk"
                        + " that is gone: restore the disk or restart the machine",
                    name, all));
  }

  /** Whether the condition comes true in time; an interrupt is kept, but shortens nothing. */
  static boolean comes(BooleanSupplier truth, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (!truth.getAsBoolean()) {
        if (System.nanoTime() - end >= 0) {
          return false;
        }
        try {
          Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean hasMark(long pid) {
    return ProcFs.text(pid + "/environ")
        .filter(environment -> ("\0" + environment + "\0").contains("\0" + mark + "\0"))
        .isPresent();
  }

  private boolean hasLimit(long pid) {
    return ProcFs.text(pid + "/limits")
        .filter(limits -> ProcText.limit(limits, LOCKS) == limit)
        .isPresent();
  }

  /** Whether a stranger leads the session: the kernel has given it the number of one that ended. */
  static boolean isReused(OptionalLong leaderStart, OptionalLong startNow) {
    return startNow.isPresent() && !startNow.equals(leaderStart);
  }

  private boolean inSession(long pid) {
    return session > 0
        && ProcFs.text(pid + "/stat")
            .flatMap(ProcText::session)
            .filter(s -> s == session && !isReused(leaderStart, ProcFs.startTicks(session)))
            .isPresent();
  }
}
