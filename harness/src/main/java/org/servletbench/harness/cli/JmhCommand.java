package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.MicroLength;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.verify.Composition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what the parts of a way to wait cost alone. */
@Command(
    name = "jmh",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures what the parts of a way to wait cost alone, by JMH.")
final class JmhCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description =
          "Only benchmarks in whose name this regular expression is found; default: all, or, with"
              + " --explain, the parts of the strategies.")
  private Optional<String> filter = Optional.empty();

  @Option(
      names = "--quick",
      description =
          "One JVM each, for 1 to 5 s, and few values of the parameters: a first look, no"
              + " measurement.")
  private boolean quick;

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      split = ",",
      description = "JDKs whose JVMs are measured, one after the other.")
  private List<Path> jdkHomes = List.of();

  @Option(
      names = "--explain",
      paramLabel = "RUN",
      description =
          "Folder of a run, such as results/runs/…-fast-downstream: what its requests cost, beside"
              + " what their parts cost alone.")
  private Optional<Path> explained = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the results.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    Optional<MicroRun.Explained> run = explained.map(Explaining::run);
    Pattern wanted = pattern(filter.orElse(run.isPresent() ? Composition.FILTER : ""));
    List<Jdk> jdks =
        jdkHomes.isEmpty() ? List.of(Jdk.current()) : jdkHomes.stream().map(Jdk::at).toList();
    Choices.requireOnce("--jdk", jdks.stream().map(Jdk::realHome).toList());
    Installation installation = Installation.locate();
    Path folder = out.orElseGet(() -> installation.runFolder(Instant.now(), "jmh"));
    MicroLength length = quick ? MicroLength.QUICK : MicroLength.FULL;
    return new JmhSession(installation, spec.commandLine(), jdks, length, run, folder).run(wanted);
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw BenchException.usage(
          "the filter '" + text + "' is not a regular expression: " + e.getDescription());
    }
  }
}
