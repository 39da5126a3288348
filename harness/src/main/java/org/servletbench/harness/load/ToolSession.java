package org.servletbench.harness.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.RunFile;

/**
 * Runs a tool that knows neither a warm-up nor a pause. One process warms up; once it has ended and
 * the pause has passed, a second one measures.
 */
final class ToolSession implements LoadSession {
  private static final String STARTED = "started.properties";
  private static final String KEY = "measure-start-epoch-ms";
  private static final int LAST_LINES = 3;
  private static final Pattern LINE =
      Pattern.compile("^" + KEY + "=([0-9]{13})\\R", Pattern.MULTILINE);

  private final List<String> measure;
  private final Duration pause;
  private final Path folder;
  private final Path output;
  private final ProcessRegistry registry;
  private ManagedProcess process;
  private OptionalLong measureStart = OptionalLong.empty();
  private boolean measuring;

  /**
   * @param pause silence between the two processes, by whose end the warm-up is answered
   * @param output file that receives what the measuring process prints
   */
  ToolSession(
      List<String> warmUp,
      List<String> measure,
      Duration pause,
      Path output,
      ProcessRegistry registry) {
    this.measure = measure;
    this.pause = pause;
    this.folder = output.getParent();
    this.output = output;
    this.registry = registry;
    this.process = start(warmUp, folder.resolve("warm-up.txt"));
  }

  /**
   * Returns when the measuring process was started, milliseconds since 1970; empty if it never was.
   *
   * @throws BenchException if the file that holds this time is damaged
   */
  static OptionalLong started(Path folder) {
    Path file = folder.resolve(STARTED);
    if (!RunFile.exists(file)) {
      return OptionalLong.empty();
    }
    Matcher line = LINE.matcher(RunFile.text(file));
    if (!line.find()) {
      throw BenchException.machine(Text.of("%s holds no %s with a time", file, KEY));
    }
    return OptionalLong.of(Long.parseLong(line.group(1)));
  }

  @Override
  public void poll() {
    if (!measuring && measureStart.isEmpty() && !process.isAlive()) {
      requireWarm(process.exitCode().orElse(0));
      measureStart = OptionalLong.of(System.currentTimeMillis() + pause.toMillis());
    }
    if (!measuring
        && measureStart.isPresent()
        && System.currentTimeMillis() >= measureStart.getAsLong()) {
      process.close();
      process = start(measure, output);
      measuring = true;
      measureStart = OptionalLong.of(System.currentTimeMillis());
      try {
        Files.writeString(folder.resolve(STARTED), KEY + "=" + measureStart.getAsLong() + "\n");
      } catch (IOException e) {
        throw BenchException.machine(
            "cannot write " + folder.resolve(STARTED) + ": " + Failures.words(e), e);
      }
    }
  }

  private void requireWarm(int code) {
    if (code != 0) {
      String said = String.join(" | ", process.lastLines(LAST_LINES));
      throw BenchException.machine(
          Text.of(
              "the warm-up ended with code %d: %s; see %s%s",
              code,
              said,
              folder.resolve("warm-up.txt"),
              said.contains("apr_pollset_poll") // ab's own word for its timeout
                  ? ", or raise load.timeout"
                  : ", and that the server listens"));
    }
  }

  @Override
  public OptionalLong measureStartMillis() {
    return measureStart;
  }

  @Override
  public boolean isFinished() {
    return measuring && !process.isAlive();
  }

  /** Is also true between the two processes. */
  @Override
  public boolean isAtWork() {
    return true;
  }

  @Override
  public ManagedProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }

  private ManagedProcess start(List<String> command, Path log) {
    return ManagedProcess.start(new ProcessSpec(Reading.GENERATOR, command, log), registry);
  }
}
