package org.servletbench.harness.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/** Short commands of the system, and where tools are. */
public final class Commands {
  static final File NOTHING = new File("/dev/null");

  /** What JVMs read from the environment: it would change what is measured, unseen. */
  private static final List<String> JVM_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** What Spring Boot reads from the environment, likewise. */
  private static final String SPRING_VARIABLES = "(SPRING|SERVER|BENCH|LOGGING)_.*";

  private static final String USERS_LOCALE = "bench.users-locale";

  private Commands() {}

  /** Exit code and what the command wrote on both streams. */
  record Result(int exitCode, String output) {
    /** Why a program ended: of a Java stack trace, only what its deepest cause says. */
    String reason() {
      List<String> lines = output.strip().lines().toList();
      return lines.stream()
          .filter(line -> line.startsWith("Caused by: "))
          .reduce((first, deeper) -> deeper)
          .or(() -> lines.stream().findFirst())
          .map(line -> line.replaceFirst("^(Caused by: )?([\\w$]+\\.[\\w.$]+: )*", ""))
          .orElse(Text.of("exit code %d, without a word", exitCode));
    }
  }

  /** The executable of that name on PATH. */
  public static Optional<Path> find(String tool) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, tool))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** A builder without standard input, in the environment of the user. */
  static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = plainBuilder(command);
    restoreLocale(builder.environment(), System.getProperty(USERS_LOCALE));
    return builder;
  }

  /**
   * Undoes what scripts/bench sets for itself.
   *
   * @param users what LC_ALL was, empty where it was not set; null where the script did not start
   *     us
   */
  static void restoreLocale(Map<String, String> environment, String users) {
    if (users != null && users.isEmpty()) {
      environment.remove("LC_ALL");
    } else if (users != null) {
      environment.put("LC_ALL", users);
    }
  }

  private static ProcessBuilder plainBuilder(List<String> command) {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectInput(NOTHING);
  }

  /** For a program of the harness's own: in UTF-8, and without what would change it, unseen. */
  static ProcessBuilder cleanBuilder(List<String> command) {
    ProcessBuilder builder = plainBuilder(command);
    builder.environment().keySet().removeAll(withheld(System.getenv().keySet()));
    return builder;
  }

  /** Which variables of an environment programs of the harness do not get; sorted. */
  public static List<String> withheld(Set<String> variables) {
    return variables.stream()
        .filter(name -> JVM_VARIABLES.contains(name) || name.matches(SPRING_VARIABLES))
        .sorted()
        .toList();
  }

  /**
   * Runs a command to its end.
   *
   * @throws BenchException when it cannot be started, or takes longer than the limit
   */
  static Result run(List<String> command, Duration limit) throws InterruptedException {
    String line = String.join(" ", command);
    try {
      Path output = Files.createTempFile("bench-", ".out");
      try {
        Process process = cleanBuilder(command).redirectOutput(output.toFile()).start();
        try {
          if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw BenchException.machine(
                Text.of(
                    "%s took longer than %d s: run it by hand to see why",
                    line, limit.toSeconds()));
          }
        } finally {
          process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw BenchException.machine("cannot run " + line + ": " + Failures.words(e), e);
    }
  }

  /** The trimmed output of a command, or empty when it is missing, fails or says nothing. */
  static Optional<String> output(String... command) throws InterruptedException {
    try {
      Result result = run(List.of(command), Duration.ofSeconds(5));
      return Optional.of(result.output().strip())
          .filter(text -> result.exitCode() == 0 && !text.isEmpty());
    } catch (BenchException e) {
      return Optional.empty();
    }
  }
}
