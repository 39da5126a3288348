package org.servletbench.harness.run.beside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.load.Pinned;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.system.Commands;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/**
 * Runs the other generators against one target, on the core of ours. A tool that is missing or
 * fails is a row that says so.
 *
 * @param rate of those that can keep one
 * @param folder for their files
 */
public record SideBySide(
    TargetUrl url,
    double rate,
    int connections,
    Duration duration,
    Cores cores,
    ProcessRegistry registry,
    Path folder) {
  private static final List<Tool> TOOLS =
      List.of(new Wrk(), new Ab(), new Hey(), new Oha(), new Vegeta(), new K6());

  /** For a tool that cannot keep up and works off its backlog. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  /** The figures of every tool, at the rate first. */
  public List<Calibration.Beside> run(Consumer<String> progress) throws InterruptedException {
    List<Calibration.Beside> rows = new ArrayList<>();
    for (Tool tool : TOOLS) {
      Optional<Path> binary = Commands.find(tool.name());
      if (binary.isEmpty()) {
        rows.add(Calibration.Beside.missing(tool.name(), "not on PATH: " + tool.remedy()));
        continue;
      }
      for (Tool.Pace pace : Tool.Pace.values()) {
        if (tool.paces().contains(pace)) {
          progress.accept(
              tool.name()
                  + (pace == Tool.Pace.AT_RATE ? " at " + (long) rate + "/s" : " flat out"));
          rows.add(run(tool, binary.get(), job(tool, pace)));
        }
      }
    }
    return rows;
  }

  private Job job(Tool tool, Tool.Pace pace) {
    return switch (pace) {
      case AT_RATE ->
          new Job(
              url,
              OptionalDouble.of(rate),
              connections,
              duration,
              folder.resolve(tool.name() + "-at-rate"));
      case FLAT_OUT ->
          new Job(
              url,
              OptionalDouble.empty(),
              connections,
              duration,
              folder.resolve(tool.name() + "-flat-out"));
    };
  }

  private Calibration.Beside run(Tool tool, Path binary, Job job) throws InterruptedException {
    write(tool, job);
    List<String> arguments = tool.arguments(job);
    Path cpu = job.folder().resolve("cpu.txt");
    OptionalDouble none = OptionalDouble.empty();
    String command = shown(binary, arguments);
    try {
      String printed = output(CpuTime.counted(command(binary, arguments), cpu), job, "output.txt");
      Optional<List<String>> report = tool.report();
      if (report.isPresent()) {
        printed = output(words(binary, report.get()), job, "report.txt");
      }
      Optional<String> file = tool.figuresFile().map(name -> text(job.folder().resolve(name)));
      Figures figures = tool.parse(job, new Printed(printed, file));
      double cpuSeconds = CpuTime.ofChildren(text(cpu));
      return new Calibration.Beside(
          tool.name(),
          command,
          job.rate(),
          OptionalDouble.of(figures.perSecond()),
          figures.p50Millis(),
          figures.p99Millis(),
          figures.requests() > 0 ? OptionalDouble.of(cpuSeconds * 1e6 / figures.requests()) : none,
          figures.note());
    } catch (RuntimeException e) {
      return new Calibration.Beside(
          tool.name(), command, job.rate(), none, none, none, none, "failed: " + e.getMessage());
    }
  }

  private List<String> command(Path binary, List<String> arguments) {
    return Pinned.to(cores.generator(), words(binary, arguments));
  }

  /** As it can be typed: programs by their names. */
  private String shown(Path binary, List<String> arguments) {
    return command(binary, arguments).stream()
        .map(word -> word.startsWith("/") ? Path.of(word).getFileName().toString() : word)
        .collect(Collectors.joining(" "));
  }

  private static List<String> words(Path binary, List<String> arguments) {
    return Stream.concat(Stream.of(binary.toString()), arguments.stream()).toList();
  }

  /** Runs a command in the folder of a job: what it printed, on both streams. */
  private String output(List<String> command, Job job, String log) throws InterruptedException {
    ProcessSpec spec = new ProcessSpec(Reading.GENERATOR, command, job.folder().resolve(log));
    try (ManagedProcess process = ManagedProcess.start(spec, registry)) {
      if (!process.awaitEnd(duration.plus(SLACK))) {
        throw BenchException.machine("it does not come to its end");
      }
      int code = process.exitCode().orElse(-1);
      if (code != 0) {
        throw BenchException.machine(
            "exit code %d; %s".formatted(code, String.join(" | ", process.lastLines(2))));
      }
      return text(process.log());
    }
  }

  private static void write(Tool tool, Job job) {
    tool.files(job)
        .forEach(
            (name, text) -> {
              try {
                Files.createDirectories(job.folder());
                Files.writeString(job.folder().resolve(name), text);
              } catch (IOException e) {
                throw BenchException.machine(
                    "cannot write %s: %s".formatted(job.folder().resolve(name), e), e);
              }
            });
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw BenchException.machine("cannot read %s: %s".formatted(file, e), e);
    }
  }
}
