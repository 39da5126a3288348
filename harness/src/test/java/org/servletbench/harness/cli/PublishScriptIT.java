package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.system.RunFile;

/** scripts/publish in a checkout of its own, with a run that was recorded with its warm-up. */
@Tag("side-by-side")
class PublishScriptIT {
  private static final Path ROOT = BenchProcess.INSTALLATION.root();

  @TempDir private Path folder;
  private Path home;
  private Path run;
  private String ofDownstream;
  private Path script;
  private List<String> ofApp;
  private String tooSoon;

  private record Result(int exitCode, String output) {}

  @BeforeEach
  void a_checkout_and_a_run() throws IOException {
    home = folder.toRealPath().resolve("a check out");
    Files.createDirectories(home.resolve("scripts"));
    Files.createDirectories(home.resolve("results/published"));
    Files.copy(ROOT.resolve("scripts/publish"), home.resolve("scripts/publish"));
    script = home.resolve("scripts/publish");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(home.resolve("scripts/bench"), ROOT.resolve("scripts/bench"));
    run = Files.createDirectories(folder.resolve("my run"));
    DamagedRun.copy("2026-11-25-epyc-2-cores-paired", run);
    for (Path trial : trials(run)) {
      Files.writeString(trial.resolve("app.log"), "started\n");
      Files.writeString(trial.resolve("warm-up-requests.tsv"), "starttime\tseconds\n");
      warmUp(trial);
    }
    Path readings = run.resolve("readings.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(readings));
    long warmUp = Long.parseLong(begins(trials(run).getFirst(), "warm-up-start-epoch-ms"));
    ofDownstream = again(rows, "sleeping-service", warmUp);
    readMoreOften(rows, Long.parseLong(begins(trials(run).getFirst(), "measure-end-epoch-ms")));
    String window = begins(trials(run).getFirst(), "measure-start-epoch-ms");
    ofApp =
        rows.stream()
            .filter(row -> row.startsWith("open,1,benchmark-app,"))
            .filter(row -> row.split(",", 5)[3].compareTo(window) >= 0)
            .toList();
    assertThat(ofApp).isNotEmpty();
    tooSoon = again(rows, "benchmark-app", warmUp);
    Files.write(
        readings,
        rows.stream()
            .flatMap(row -> Stream.of(row, row.replace(",machine,", ",slab,")).distinct())
            .toList());
  }

  private static String begins(Path trial, String key) throws IOException {
    return Files.readAllLines(trial.resolve("schedule.properties")).stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Adds readings of the app that are closer than usual, and more than two seconds off the window.
   */
  private static void readMoreOften(List<String> rows, long end) {
    String last =
        rows.stream()
            .filter(row -> row.startsWith("open,1,benchmark-app,"))
            .reduce((one, next) -> next)
            .orElseThrow();
    String[] cells = last.split(",", 5);
    int place = rows.indexOf(last);
    for (int millis : new int[] {2_100, 2_150, 2_800}) {
      cells[3] = Long.toString(end + millis);
      rows.add(++place, String.join(",", cells));
    }
  }

  /** Repeats a reading of a process a second into the warm-up, and returns it. */
  private static String again(List<String> rows, String process, long warmUp) {
    int last = 0;
    for (int i = 1; i < rows.size(); i++) {
      String[] cells = rows.get(i).split(",", 5);
      if (cells[2].equals(process) && Long.parseLong(cells[3]) < warmUp + 1000) {
        last = i;
      }
    }
    String[] cells = rows.get(last).split(",", 5);
    String row =
        String.join(",", cells[0], cells[1], process, Long.toString(warmUp + 1000), cells[4]);
    rows.add(last + 1, row);
    return row;
  }

  /** Puts a copy of the first histogram a minute ahead of the measured load. */
  private static void warmUp(Path trial) throws IOException {
    Path log = trial.resolve("latency.hlog");
    if (Files.exists(log)) {
      List<String> lines = new ArrayList<>(Files.readAllLines(log));
      String first = lines.stream().filter(line -> line.startsWith("Tag=")).findFirst().get();
      String[] fields = first.split(",", 3);
      lines.add(
          lines.indexOf(first),
          "Tag=warm-up,"
              + (Long.parseLong(fields[1].replace(".", "")) - 60_000) / 1000
              + ".000,"
              + fields[2]);
      Files.write(log, lines);
    }
  }

  @Test
  void a_run_behind_a_link_is_copied_and_stays_as_it_is() throws Exception {
    Path log = trials(run).getFirst().resolve("app.log");
    Path link = Files.createSymbolicLink(folder.resolve("link"), run.toAbsolutePath());
    script = Files.createSymbolicLink(folder.resolve("publish"), script);

    Result result = publish(link + "/", "linked");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(home.resolve("results/published/linked")).isDirectory().isNotEmptyDirectory();
    assertThat(Files.isSymbolicLink(home.resolve("results/published/linked"))).isFalse();
    assertThat(log).exists();
    assertThat(Files.readString(run.resolve("readings.csv"))).contains(ofDownstream);
  }

  @Test
  void a_published_run_gives_the_same_figures_without_logs_and_warm_up() throws Exception {
    Result result = publish(run.toString(), "paired");

    assertThat(result.exitCode()).as(result.output()).isZero();
    Path published = home.resolve("results/published/paired");
    try (Stream<Path> files = Files.walk(published.resolve("trials"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file.toString()).endsWith(".gz"))
          .noneSatisfy(file -> assertThat(file.toString()).containsAnyOf(".log", "/warm-up"));
    }
    assertThat(published.resolve("report.html")).doesNotExist();
    assertThat(RunFile.text(published.resolve("measurements.csv")))
        .isEqualTo(Files.readString(run.resolve("measurements.csv")));
    assertThat(RunFile.text(published.resolve("readings.csv")).lines())
        .doesNotContain(ofDownstream, tooSoon)
        .noneMatch(row -> row.contains(",slab,"))
        .containsAll(ofApp);
    List<Path> trials =
        trials(run).stream().filter(it -> Files.exists(it.resolve("latency.hlog"))).toList();
    assertThat(trials).isNotEmpty();
    for (Path trial : trials) {
      String log = RunFile.text(published.resolve(run.relativize(trial)).resolve("latency.hlog"));
      assertThat(log).contains("Tag=ok.felt,").doesNotContain("Tag=warm-up,");
    }
  }

  @Test
  void what_cannot_be_published_is_one_sentence_and_leaves_nothing() throws Exception {
    assertThat(publish(folder.toString(), "x"))
        .isEqualTo(usage(folder + " is no run of bench run"));
    assertThat(publish(run.toString(), "../x")).isEqualTo(usage("../x is no name of a folder"));
    Files.createDirectories(home.resolve("results/published/taken"));
    assertThat(publish(run.toString(), "taken"))
        .isEqualTo(
            usage(home.resolve("results/published/taken") + " is there already: remove it first"));
    try (Stream<Path> left = Files.list(home.resolve("results/published"))) {
      assertThat(left).containsExactly(home.resolve("results/published/taken"));
    }
  }

  @Test
  void a_report_that_was_killed_publishes_nothing() throws Exception {
    Path bench = home.resolve("scripts/bench");
    Files.delete(bench);
    Files.writeString(bench, "#!/bin/sh\nexit 137\n");
    assertThat(bench.toFile().setExecutable(true)).isTrue();

    assertThat(publish(run.toString(), "killed").exitCode()).isEqualTo(2);
    assertThat(home.resolve("results/published")).isEmptyDirectory();
  }

  /** dash, the sh of Debian, runs no trap of EXIT when a signal ends it. */
  @Test
  void an_interrupt_leaves_nothing_either() throws Exception {
    Path bench = home.resolve("scripts/bench");
    Path verifying = folder.resolve("verifying");
    Files.delete(bench);
    Files.writeString(
        bench,
        """
        #!/bin/sh
        case $2 in */.*) touch '%s' && sleep 2 && exit ;; esac
        exec '%s' "$@"
        """
            .formatted(verifying, ROOT.resolve("scripts/bench")));
    assertThat(bench.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("scripts/publish").toString(), run.toString(), "broken")
            .inheritIO();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process publish = builder.start();
    while (publish.isAlive() && Files.notExists(verifying)) {
      Thread.sleep(20);
    }
    publish.destroy();

    assertThat(publish.waitFor()).isEqualTo(143);
    assertThat(home.resolve("results/published")).isEmptyDirectory();
  }

  private static Result usage(String sentence) {
    return new Result(2, "publish: " + sentence + "\n");
  }

  private static List<Path> trials(Path run) throws IOException {
    try (Stream<Path> trials = Files.list(run.resolve("trials"))) {
      return trials.sorted().toList();
    }
  }

  private Result publish(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(output));
  }
}
