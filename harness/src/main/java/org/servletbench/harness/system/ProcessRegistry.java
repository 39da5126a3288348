package org.servletbench.harness.system;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * Keeps one small file per process that this tool has started and not yet ended, so that the next
 * harness finds what a dead one left running. A process counts as the same one only if its pid,
 * start time and boot all match.
 */
public final class ProcessRegistry {
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);
  private static final String SUFFIX = ".properties";

  private final Path directory;

  /**
   * @param directory folder of the files, made when the first process starts
   */
  public ProcessRegistry(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /** Returns processes that outlived their harness; deletes the files of ended ones. */
  public List<Leftover> leftovers() {
    List<Leftover> found = new ArrayList<>();
    for (Path file : entries()) {
      Optional<Leftover> started =
          read(file).map(it -> it.with(alive(it))).filter(it -> !it.alive().isEmpty());
      if (started.isEmpty()) {
        leave(file);
      } else if (!harnessIsAlive(file)) {
        found.add(started.get());
      }
    }
    return found;
  }

  /**
   * Ends a leftover, if still the same process: SIGTERM and, after at most 2 s, SIGKILL.
   *
   * @throws BenchException if it lives on; its entry stays
   */
  public void end(Leftover leftover) {
    Optional<ProcessHandle> itself =
        ProcessHandle.of(leftover.pid()).filter(any -> isAlive(leftover));
    Offspring offspring = offspring(leftover).with(itself);
    itself.ifPresent(ProcessHandle::destroy);
    Offspring.comes(() -> !isAlive(leftover), ManagedProcess.GRACE);
    itself.filter(any -> isAlive(leftover)).ifPresent(ProcessHandle::destroyForcibly);
    offspring.end(ManagedProcess.GRACE);
    Offspring.comes(() -> !isAlive(leftover), AFTER_KILL);
    offspring.requireGone(leftover.name(), itself);
    leave(leftover.entry());
  }

  /**
   * @param mark mark of its {@link Offspring}
   */
  Path enter(long pid, ProcessSpec spec, String mark) {
    Properties entry = new Properties();
    long ownPid = ProcessHandle.current().pid();
    long ticks = ProcFs.startTicks(pid).orElse(-1);
    entry.setProperty("pid", Long.toString(pid));
    entry.setProperty("start-ticks", Long.toString(ticks));
    entry.setProperty("mark", mark);
    entry.setProperty("name", spec.name());
    entry.setProperty("command", String.join(" ", spec.command()));
    entry.setProperty("harness-pid", Long.toString(ownPid));
    entry.setProperty("harness-start-ticks", Long.toString(ProcFs.startTicks(ownPid).orElse(-1)));
    entry.setProperty("boot", ProcFs.bootId());
    Path file = directory.resolve(pid + "-" + ticks + SUFFIX);
    try {
      Files.createDirectories(directory);
      StringWriter text = new StringWriter();
      entry.store(text, null);
      Path whole =
          Files.writeString(directory.resolve(file.getFileName() + ".tmp"), text.toString());
      return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot write %s: %s; free disk space or check the rights", file, Failures.words(e)),
          e);
    }
  }

  void leave(Path entry) {
    try {
      Files.deleteIfExists(entry);
    } catch (IOException e) {
      throw BenchException.machine(
          "cannot delete " + entry + ": " + Failures.words(e) + "; check the rights of its folder",
          e);
    }
  }

  private static Offspring offspring(Leftover leftover) {
    return new Offspring(leftover.mark(), -1);
  }

  private static List<Long> alive(Leftover leftover) {
    if (isAlive(leftover)) {
      return List.of(leftover.pid());
    }
    return leftover.mark().isEmpty()
        ? List.of()
        : offspring(leftover).alive().stream().map(ProcessHandle::pid).toList();
  }

  private static boolean isAlive(Leftover process) {
    OptionalLong ticks = ProcFs.startTicks(process.pid());
    return ticks.isPresent() && ticks.getAsLong() == process.startTicks();
  }

  private static boolean harnessIsAlive(Path file) {
    Properties entry = properties(file);
    OptionalLong ticks = ProcFs.startTicks(number(entry, "harness-pid"));
    return ticks.isPresent() && ticks.getAsLong() == number(entry, "harness-start-ticks");
  }

  private static Optional<Leftover> read(Path file) {
    Properties entry = properties(file);
    if (!ProcFs.bootId().equals(entry.getProperty("boot"))) {
      return Optional.empty();
    }
    return Optional.of(
        new Leftover(
            number(entry, "pid"),
            number(entry, "start-ticks"),
            entry.getProperty("name", ""),
            entry.getProperty("command", ""),
            entry.getProperty("mark", ""),
            file,
            List.of()));
  }

  private static long number(Properties entry, String key) {
    try {
      return Long.parseLong(entry.getProperty(key, ""));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static Properties properties(Path file) {
    Properties entry = new Properties();
    try {
      entry.load(new StringReader(Files.readString(file)));
    } catch (IOException | IllegalArgumentException e) {
      // Its own harness has deleted it meanwhile, or it is damaged: there is nothing to end.
      return new Properties();
    }
    return entry;
  }

  private List<Path> entries() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }
}
