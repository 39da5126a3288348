package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.servletbench.harness.model.AppBuild;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Contest;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.suite.Against;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.AppBuilds;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.verify.Gate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of a run that is compared with something. */
final class Versus {
  /** What a stored plan has decided. */
  private static final List<String> OF_THE_PLAN =
      List.of("--time-scale", "--trials", "--only", "--aa", "--seed", "--server-timing");

  @Option(
      names = "--against",
      paramLabel = "JAR|COMMIT",
      description =
          "Run each scenario with another build of the app too, round by round: a jar, or a commit"
              + " that is built once.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--against-command",
      paramLabel = "COMMAND",
      description = "The same for a server of your own: the command that starts another version.")
  private Optional<String> command = Optional.empty();

  @Option(
      names = "--like",
      paramLabel = "RUN",
      description = "Repeat the plan of a stored run, in place of SUITE, and compare with it.")
  private Optional<Path> like = Optional.empty();

  @Option(
      names = "--gate",
      paramLabel = "PERCENT",
      description =
          "End with 3 if a figure is worse by so much, such as 10%%, in this session and in a"
              + " second one, which is only run then.")
  private Optional<String> gate = Optional.empty();

  @Option(
      names = "--gate-metric",
      paramLabel = "METRIC",
      split = ",",
      description =
          "What the gate guards. Default: latency_p50_ms, latency_p99_ms, cpu_us_per_request.")
  private List<String> metrics = List.of();

  /**
   * Checks that the options fit each other.
   *
   * @param twice whether each scenario runs as two of its own
   * @throws BenchException of kind USAGE that says what does not
   */
  void require(boolean twice) {
    long given = Stream.of(against, command, like).filter(Optional::isPresent).count();
    if (given > 1 || given == 1 && twice) {
      throw BenchException.usage(
          "--aa, --against, --against-command and --like exclude each other: give one of them");
    }
    if (gate.isPresent() && given == 0) {
      throw BenchException.usage(
          "--gate needs something to compare with: add --against, --against-command or --like");
    }
    if (!metrics.isEmpty() && gate.isEmpty()) {
      throw BenchException.usage("--gate-metric needs a margin: add --gate, such as --gate 10%");
    }
    Choices.requireOnce("--gate-metric", metrics);
    gate();
  }

  /**
   * Returns the plan with the rivals of its scenarios, if there is something to run against; it is
   * found, or built, now.
   *
   * @return empty if it was interrupted
   * @throws BenchException of kind USAGE for a jar or a commit that is none
   */
  Optional<Plan> contested(Plan plan, Installation installation, Consumer<String> says) {
    try (Interruption interruption = new Interruption()) {
      return Optional.of(
          contest(installation, says).map(each -> against(plan, each, says)).orElse(plan));
    } catch (InterruptedException e) {
      return Optional.empty();
    }
  }

  private static Plan against(Plan plan, Contest contest, Consumer<String> says) {
    Suite both = Against.of(plan.suite(), contest);
    List<String> alone =
        plan.suite().scenarios().stream()
            .map(Scenario::name)
            .filter(name -> both.scenarios().stream().noneMatch(it -> it.name().equals(name)))
            .toList();
    if (!alone.isEmpty()) {
      says.accept(
          "leaving out scenarios of which only one version can run: " + String.join(", ", alone));
    }
    return TrialPlanner.plan(both, plan.seed());
  }

  private Optional<Contest> contest(Installation installation, Consumer<String> says)
      throws InterruptedException {
    if (command.isPresent()) {
      List<String> words = Choices.parse("--against-command", command.get(), Words::of);
      return Optional.of(new Contest.Command(words));
    }
    if (against.isEmpty()) {
      return Optional.empty();
    }
    AppBuilds builds = new AppBuilds(installation, new ProcessRegistry(installation.processes()));
    AppBuild other = builds.of(against.get(), says);
    AppBuild ours = builds.ours(Environments.commit(installation.root()));
    return Optional.of(new Contest.Builds(ours, other));
  }

  /**
   * Returns the plan of the run that is repeated, if one is.
   *
   * @param spec command with what was given beside it
   * @throws BenchException of kind USAGE if anything else would decide the plan too
   */
  Optional<Plan> repeated(CommandSpec spec, Optional<String> suite) {
    return like.map(
        run -> {
          List<String> own =
              Stream.concat(
                      suite.stream(),
                      spec.commandLine().getParseResult().matchedOptions().stream()
                          .map(OptionSpec::longestName)
                          .filter(OF_THE_PLAN::contains))
                  .toList();
          if (!own.isEmpty()) {
            throw BenchException.usage(
                Text.of(
                    "--like repeats the plan of %s as it is: leave out %s",
                    run, String.join(", ", own)));
          }
          return Likeness.plan(run);
        });
  }

  /** Returns the folder of the run that is repeated. */
  Optional<Path> like() {
    return like;
  }

  /**
   * Returns the gate, if there is one.
   *
   * @throws BenchException of kind USAGE for a margin or a metric that is none
   */
  Optional<Gate> gate() {
    return gate.map(
        text ->
            new Gate(
                Choices.parse("--gate", text, Gate::margin),
                metrics.isEmpty()
                    ? Gate.USUAL
                    : metrics.stream()
                        .map(name -> Choices.parse("--gate-metric", name, Gate::metric))
                        .toList()));
  }

  /**
   * Refuses a gate that compares with a run of another machine, or one with another profiler.
   *
   * @param jdk JDK of the run
   * @param profile whether the run is profiled
   * @throws BenchException of kind USAGE that says what differs
   */
  void requireComparable(Installation installation, Jdk jdk, boolean profile)
      throws InterruptedException {
    if (gate.isPresent() && like.isPresent()) {
      Likeness.requireSameProfiler(like.get(), profile);
      Likeness.requireSameMachine(like.get(), Environments.read(installation.root(), jdk));
    }
  }

  /**
   * Refuses a gate that could not see anything.
   *
   * @throws BenchException of kind USAGE if the suite has too few trials
   */
  void requireEnough(Suite suite) {
    if (gate.isPresent() && suite.trials() < LogRatio.FEWEST) {
      throw BenchException.usage(
          Text.of(
              "--gate needs an interval, which takes %d trials, and there %s: add --trials 10",
              LogRatio.FEWEST, suite.trials() == 1 ? "is 1" : "are " + suite.trials()));
    }
  }
}
