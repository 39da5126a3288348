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
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/** Runs short system commands and finds tools. */
public final class Commands {
  static final File NOTHING = new File("/dev/null");

  /** The variables that JVMs read: they would silently change what is measured. */
  private static final List<String> JVM_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /**
   * The variables that Spring Boot reads, with the same effect: any DEBUG or TRACE, for instance,
   * makes it log each request.
   */
  private static final Pattern SPRING_VARIABLES =
      Pattern.compile("(SPRING|SERVER|BENCH|LOGGING)[_.].*|DEBUG|TRACE", Pattern.CASE_INSENSITIVE);

  private static final String USERS_LOCALE = "bench.users-locale";

  private Commands() {}

  /** The exit code of a command and its output on both streams. */
  record Result(int exitCode, String output) {
    /** Says why a program ended; of a Java stack trace, only the message of the deepest cause. */
    String reason() {
      List<String> lines = output.strip().lines().toList();
      return lines.stream()
          .filter(line -> line.startsWith("Caused by: "))
          .reduce((first, deeper) -> deeper)
          .or(() -> lines.stream().findFirst())
          .map(line -> line.replaceFirst("^(Caused by: )?([\\w$]+\\.[\\w.$]+: )*", ""))
          .orElse(Text.of("exit code %d, without a message", exitCode));
    }
  }

  /** Finds the executable of that name on PATH. */
  public static Optional<Path> find(String tool) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, tool))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Makes a builder without standard input, in the user's environment. */
  static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = plainBuilder(command);
    restoreLocale(builder.environment(), System.getProperty(USERS_LOCALE));
    return builder;
  }

  /**
   * Restores the user's locale, which scripts/bench replaces for itself.
   *
   * @param users the user's LC_ALL, empty if it was not set; null if the script did not start this
   *     process
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

  /**
   * Makes a builder for the harness's own programs: in UTF-8, without variables that would silently
   * change them.
   */
  static ProcessBuilder cleanBuilder(List<String> command) {
    ProcessBuilder builder = plainBuilder(command);
    builder.environment().keySet().removeAll(withheld(System.getenv().keySet()));
    return builder;
  }

  /** Names the variables that a command of the user's gets, sorted. */
  public static List<String> given() {
    return builder(List.of()).environment().keySet().stream().sorted().toList();
  }

  /** Names the variables that the harness withholds from its own programs, sorted. */
  public static List<String> withheld(Set<String> variables) {
    return variables.stream()
        .filter(name -> JVM_VARIABLES.contains(name) || SPRING_VARIABLES.matcher(name).matches())
        .sorted()
        .toList();
  }

  /**
   * Runs a command to its end.
   *
   * @throws BenchException when it cannot be started, or takes longer than the limit
   */
  static Result run(List<String> command, Duration limit) throws InterruptedException {
    return run(command, limit, temporary());
  }

  private static Result run(List<String> command, Duration limit, Path output)
      throws InterruptedException {
    String line = String.join(" ", command);
    try {
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
      String tool = command.getFirst();
      if (!tool.contains("/") && find(tool).isEmpty()) {
        throw BenchException.machine(tool + " is not on PATH: install it", e);
      }
      throw BenchException.machine("cannot run " + line + ": " + Failures.words(e), e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("bench-", ".out");
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot write to %s: %s; free disk space, or name another folder by"
                  + " JDK_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER",
              System.getProperty("java.io.tmpdir"), Failures.words(e)),
          e);
    }
  }

  /**
   * Returns the trimmed output of a command; empty when it is missing, fails or prints nothing.
   *
   * @throws BenchException if the folder for temporary files cannot be written
   */
  static Optional<String> output(String... command) throws InterruptedException {
    Path output = temporary(); // outside: where it fails, the command is not to blame
    try {
      Result result = run(List.of(command), Duration.ofSeconds(5), output);
      return Optional.of(result.output().strip())
          .filter(text -> result.exitCode() == 0 && !text.isEmpty());
    } catch (BenchException e) {
      return Optional.empty();
    }
  }
}
