package org.servletbench.harness.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Pin;
import org.servletbench.harness.model.Text;

/**
 * Makes a running JVM record which of its virtual threads wait without leaving their carrier. It
 * uses JDK Flight Recorder with that event alone, switched on and off by {@code jcmd}.
 */
public final class PinRecorder implements AutoCloseable {
  private static final String EVENT = "jdk.VirtualThreadPinned";
  private static final String NAME = "servlet-bench-pins";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final long pid;
  private final Path file;

  private PinRecorder(long pid, Path file) {
    this.pid = pid;
    this.file = file.toAbsolutePath();
  }

  /**
   * Starts the recording.
   *
   * @param file file that the process writes at {@link #close()}
   * @throws Profiler.Impossible for a process that is not a JVM, or one that refuses
   */
  public static PinRecorder start(long pid, Path file)
      throws Profiler.Impossible, InterruptedException {
    Profiler.requireJvm(pid);
    // The plus allows for a JVM without virtual threads, which does not know the event.
    tell(
        pid,
        "JFR.start",
        "name=" + NAME,
        "settings=none",
        "+" + EVENT + "#enabled=true",
        "+" + EVENT + "#threshold=0ns");
    return new PinRecorder(pid, file);
  }

  /**
   * Reads every recorded wait, in the order in which they ended.
   *
   * @throws IOException if the file is damaged
   */
  public static List<Pin> read(Path file) throws IOException {
    Path plain = Files.createTempFile("pins", ".jfr"); // the JDK can only open a file
    try (InputStream in = RunFile.open(file)) {
      Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
      return pins(plain);
    } finally {
      Files.deleteIfExists(plain);
    }
  }

  private static List<Pin> pins(Path file) throws IOException {
    List<Pin> pins = new ArrayList<>();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals(EVENT)) {
          Instant start = event.getStartTime();
          pins.add(
              new Pin(
                  start.getEpochSecond() * 1e3 + start.getNano() / 1e6,
                  event.getDuration().toNanos() / 1e6));
        }
      }
    }
    return pins;
  }

  /**
   * Ends the recording and writes the file.
   *
   * @throws Profiler.Impossible if the process refuses or is gone
   */
  @Override
  public void close() throws Profiler.Impossible {
    try {
      tell(pid, "JFR.stop", "name=" + NAME, "filename=\"" + file + "\"");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(long pid, String... command)
      throws Profiler.Impossible, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Jdk.current().home().resolve("bin/jcmd").toString());
    line.add(Long.toString(pid));
    line.addAll(List.of(command));
    try {
      Commands.Result result = Commands.run(line, PATIENCE);
      if (result.exitCode() != 0) {
        throw new Profiler.Impossible(
            Text.of("%s does not work in process %d: %s", command[0], pid, result.output().strip()),
            null);
      }
    } catch (BenchException e) {
      throw new Profiler.Impossible(e.getMessage(), e);
    }
  }
}
