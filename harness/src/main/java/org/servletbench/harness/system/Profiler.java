package org.servletbench.harness.system;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;

/**
 * Runs async-profiler's agent in a running JVM for the length of a window. The agent samples by a
 * timer on the CPU time of each thread. That needs no privilege and ignores sleeping threads.
 */
public final class Profiler implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** CPU time between two samples of a thread. */
  private static final String INTERVAL = "1ms";

  private static final Map<String, String> LIBRARIES =
      Map.of("amd64", "linux-x64", "aarch64", "linux-arm64");

  private final VirtualMachine machine;
  private final Path library;
  private final Path stacks;

  private Profiler(VirtualMachine machine, Path library, Path stacks) {
    this.machine = machine;
    this.library = library;
    this.stacks = stacks;
  }

  /** Thrown for a process that cannot be profiled; the message says why. */
  public static final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;

    Impossible(String reason, Exception cause) {
      super(reason, cause);
    }
  }

  /**
   * Provides the agent as a file, from which a JVM can load it.
   *
   * @param folder folder to put it in, if it is not there yet
   * @throws BenchException if there is no agent for this machine
   */
  public static Path library(Path folder) {
    String processor = System.getProperty("os.arch");
    String name = LIBRARIES.get(processor);
    if (name == null) {
      throw BenchException.machine(
          "--profile: async-profiler has no agent for Linux on " + processor + ": run without it");
    }
    Path library = folder.resolve("libasyncProfiler.so");
    try (InputStream packed =
        Profiler.class.getResourceAsStream("/" + name + "/libasyncProfiler.so")) {
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "agent", ".part");
      Files.copy(packed, whole, StandardCopyOption.REPLACE_EXISTING);
      Files.move(whole, library, StandardCopyOption.ATOMIC_MOVE);
      return library;
    } catch (IOException e) {
      throw BenchException.machine(
          "--profile: cannot write " + library + ": " + Failures.words(e), e);
    }
  }

  /**
   * Refuses a folder for samples to which the agent would not write.
   *
   * @throws BenchException of kind USAGE if there is a comma in its path, where the agent ends it,
   *     or a percent sign, which it replaces
   */
  public static void requireWritable(Path folder) {
    if (folder.toAbsolutePath().toString().matches("(?s).*[,%].*")) {
      throw BenchException.usage(
          "--profile: async-profiler takes no path with a comma or a percent sign ("
              + folder
              + "): name another folder with --out");
    }
  }

  /**
   * Makes a JVM load the agent and sample for a moment, so that a later start is quick.
   *
   * @throws Impossible as {@link #attach}
   */
  public static void load(long pid, Path library) throws Impossible {
    Profiler profiler = attach(pid, library, Path.of("nowhere"));
    try {
      profiler.command("stop");
    } finally {
      profiler.detach();
    }
  }

  /**
   * Starts sampling.
   *
   * @param stacks file to which {@link #close()} writes the samples, a line per call stack
   * @throws Impossible for a process that is not a JVM, or one that refuses the agent
   */
  public static Profiler attach(long pid, Path library, Path stacks) throws Impossible {
    requireJvm(pid);
    VirtualMachine machine;
    try {
      machine =
          within(
              () -> {
                try {
                  return VirtualMachine.attach(Long.toString(pid));
                } catch (AttachNotSupportedException e) {
                  throw new IOException(e);
                }
              });
    } catch (IOException e) {
      throw new Impossible("process " + pid + " does not let a profiler attach", e);
    }
    Profiler profiler = new Profiler(machine, library, stacks.toAbsolutePath());
    try {
      profiler.command("start,event=ctimer,interval=" + INTERVAL + ",threads");
      return profiler;
    } catch (Impossible e) {
      profiler.detach();
      throw e;
    }
  }

  /** Whether a process is a JVM; false for one that is gone. */
  public static boolean isJvm(long pid) {
    try (Stream<String> maps = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
      return maps.anyMatch(line -> line.endsWith("/libjvm.so"));
    } catch (IOException | UncheckedIOException e) {
      return false; // gone, or not ours
    }
  }

  /** Checks that a process is a JVM: attaching sends SIGQUIT, which ends other programs. */
  static void requireJvm(long pid) throws Impossible {
    if (!isJvm(pid)) {
      throw new Impossible("process " + pid + " is not a JVM", null);
    }
  }

  /**
   * Ends sampling and writes the stacks.
   *
   * @throws Impossible if the process refuses or is gone
   */
  @Override
  public void close() throws Impossible {
    try {
      command("stop,collapsed,file=" + stacks);
    } finally {
      detach();
    }
  }

  private void command(String options) throws Impossible {
    try {
      within(
          () -> {
            try {
              machine.loadAgentPath(library.toString(), options);
              return options;
            } catch (AgentLoadException | AgentInitializationException e) {
              throw new IOException(e.getMessage(), e);
            }
          });
    } catch (IOException e) {
      throw new Impossible("async-profiler does not work in that process: " + Failures.words(e), e);
    }
  }

  private void detach() {
    try {
      machine.detach();
    } catch (IOException gone) {
      // the process is gone, so there is nothing to detach from
    }
  }

  /** Works within a limit: neither a stopped JVM nor an interrupt may hold up the run. */
  private static <T> T within(Deadline.Blocking<T> work) throws IOException {
    try {
      return Deadline.call(LIMIT, work, () -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the run is to end", e);
    }
  }
}
