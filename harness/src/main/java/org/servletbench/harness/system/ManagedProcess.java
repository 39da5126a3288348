package org.servletbench.harness.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * A process that this tool starts and ends. With {@code setsid} it runs in its own session, so that
 * Ctrl-C in the terminal reaches only the harness.
 */
public final class ManagedProcess implements AutoCloseable {
  static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);
  private static final int TAIL_BYTES = 16 * 1024;

  /** setsid becomes the command by exec, with the same pid, for any child of a JVM. */
  private static final List<String> OWN_SESSION =
      Commands.find("setsid").map(Path::toString).stream().toList();

  private static final Set<ManagedProcess> RUNNING = ConcurrentHashMap.newKeySet();

  private final ProcessSpec spec;
  private final Process process;
  private final Offspring offspring;
  private final ProcessRegistry registry;
  private final Path entry;
  private final long startNanos;
  private List<ProcessHandle> daemons = List.of();
  private boolean isEnded;

  private ManagedProcess(
      ProcessSpec spec, Process process, ProcessRegistry registry, String mark, long startNanos) {
    this.spec = spec;
    this.process = process;
    this.offspring = new Offspring(mark, OWN_SESSION.isEmpty() ? -1 : process.pid());
    this.registry = registry;
    this.entry = registry.enter(process.pid(), spec, mark);
    this.startNanos = startNanos;
    RUNNING.add(this);
  }

  /**
   * Starts a process with an empty standard input.
   *
   * @throws BenchException when the command cannot be started or the log cannot be written
   */
  public static ManagedProcess start(ProcessSpec spec, ProcessRegistry registry) {
    return start(spec, registry, ProcessBuilder.Redirect.from(Commands.NOTHING));
  }

  /** Starts a process that can be {@linkplain #tell told} something. */
  public static ManagedProcess startListening(ProcessSpec spec, ProcessRegistry registry) {
    return start(spec, registry, ProcessBuilder.Redirect.PIPE);
  }

  private static ManagedProcess start(
      ProcessSpec spec, ProcessRegistry registry, ProcessBuilder.Redirect input) {
    List<String> command = new ArrayList<>(OWN_SESSION);
    String mark = Offspring.newMark();
    command.addAll(spec.isUsers() ? Offspring.limiting(mark) : List.of());
    command.addAll(spec.command());
    ProcessBuilder builder =
        spec.isUsers() ? Commands.builder(command) : Commands.cleanBuilder(command);
    builder.environment().put(Offspring.VARIABLE, mark);
    Process process;
    long startNanos = System.nanoTime();
    try {
      Files.createDirectories(spec.log().getParent());
      Files.write(spec.log(), new byte[0]);
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot write %s, the log of %s: %s; free disk space or check the rights",
              spec.log(), spec.name(), Failures.words(e)),
          e);
    }
    try {
      process =
          builder
              .directory(spec.workingDirectory().toFile())
              .redirectInput(input)
              .redirectOutput(spec.log().toFile())
              .start();
    } catch (IOException e) {
      throw BenchException.machine("cannot start " + spec.name() + ": " + Failures.words(e), e);
    }
    try {
      return new ManagedProcess(spec, process, registry, mark, startNanos);
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Writes a line to the process's standard input; the line is lost if the process has ended. */
  public void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // The process has closed its input or is gone: whoever watches it reports that.
    }
  }

  public String name() {
    return spec.name();
  }

  public Path log() {
    return spec.log();
  }

  public long pid() {
    return process.pid();
  }

  /** Whether it runs; a user's command that exits with 0 lives on in a daemon it started. */
  public synchronized boolean isAlive() {
    if (process.isAlive() || !spec.isUsers() || process.exitValue() != 0) {
      return process.isAlive();
    }
    if (daemons.stream().noneMatch(Offspring::runs)) {
      daemons = offspring.alive();
    }
    return !daemons.isEmpty();
  }

  /** Returns the time since it was started. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Says whether its JVM uses the launch cache that its command names; only while it runs. */
  public CacheUse cacheUse() {
    return CacheKind.namedIn(spec.command())
        .map(
            cache ->
                ProcFs.maps(pid(), cache) && !CacheKind.isRefused(firstLines())
                    ? CacheUse.USED
                    : CacheUse.REJECTED)
        .orElse(CacheUse.NONE);
  }

  private List<String> firstLines() {
    try (InputStream log = Files.newInputStream(spec.log())) {
      return new String(log.readNBytes(TAIL_BYTES), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Returns the exit code (128 + n after signal n); empty while it runs. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Returns the last lines of its log, from at most its last 16 KiB; empty without a log. */
  public List<String> lastLines(int lines) {
    try (RandomAccessFile file = new RandomAccessFile(spec.log().toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL_BYTES, file.length())];
      file.seek(file.length() - tail.length);
      int read = Math.max(0, file.read(tail));
      List<String> all = new String(tail, 0, read, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Sends SIGTERM and returns at once. */
  public void requestEnd() {
    process.destroy();
  }

  /** Waits until it has ended; returns false when the limit passed before. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Sends SIGTERM and, after at most 2 s, SIGKILL; returns when the process and its descendants are
   * gone. A second call does nothing. An interrupt does not shorten it: every started process must
   * be ended.
   *
   * @throws BenchException when one of them lives on 10 s after SIGKILL; the registry keeps it
   */
  @Override
  public synchronized void close() {
    if (!isEnded) {
      end();
      registry.leave(entry);
      isEnded = true;
    }
  }

  /** Whether a process is this one or a descendant of it. */
  public boolean includes(long pid) {
    return pid == pid()
        || offspring.includes(pid)
        || process.descendants().anyMatch(child -> child.pid() == pid);
  }

  /** Sends SIGKILL to all processes started and not ended, as a last resort. */
  public static void killAll() {
    for (ManagedProcess each : RUNNING) {
      each.process.destroyForcibly();
      each.offspring.with(Optional.of(each.process.toHandle())).kill();
    }
  }

  /** Ends its descendants with it: a script does not end its server. */
  private void end() {
    Optional<ProcessHandle> itself = Optional.of(process.toHandle());
    Offspring children = offspring.with(itself);
    process.destroy();
    if (!Offspring.comes(() -> !process.isAlive(), GRACE)) {
      process.destroyForcibly();
      Offspring.comes(() -> !process.isAlive(), AFTER_KILL);
    }
    children.end(GRACE);
    RUNNING.remove(this);
    children.requireGone(spec.name(), itself);
  }
}
