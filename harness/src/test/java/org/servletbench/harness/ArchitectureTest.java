package org.servletbench.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.run.TrialServices;

class ArchitectureTest {
  private static final String ROOT = "org.servletbench.harness";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int MOST_LINES = 250;
  private static final String[] PURE = {
    ROOT + ".catalogue..",
    ROOT + ".audit..",
    ROOT + ".stats..",
    ROOT + ".model..",
    ROOT + ".theory..",
    ROOT + ".metrics..",
    ROOT + ".verify..",
    ROOT + ".answer..",
    ROOT + ".suite..",
    ROOT + ".report.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @ParameterizedTest
  @CsvSource({
    "catalogue, '',                       ''",
    "stats,  '',                          org.apache.commons.statistics",
    "model,  catalogue stats,                       org.HdrHistogram",
    "theory, '',                          ''",
    "metrics, catalogue model theory stats,         org.HdrHistogram",
    "verify, catalogue metrics model theory stats,  ''",
    "answer, catalogue model stats verify,          ''",
    "suite,  catalogue model,                       tools.jackson org.snakeyaml.engine",
    "audit,  model stats,                          org.apache.commons.csv tools.jackson",
    "report, answer audit catalogue metrics model stats verify,  org.apache.commons.csv"
        + " tools.jackson",
    "system, model,                       com.sun.management com.sun.tools.attach jdk.jfr",
    "load,   catalogue model system,                org.apache.commons.csv",
    "run,    load engine stats system model, tools.jackson com.fasterxml.jackson.annotation"
        + " org.apache.commons.csv one.convert",
    "engine, model,                       io.netty org.HdrHistogram com.sun.management"
        + " javax.net.ssl"
  })
  void each_package_uses_only_what_its_arrows_allow(
      String name, String packages, String libraries) {
    List<String> allowed = new ArrayList<>(List.of("java..", ROOT + "." + name + ".."));
    words(packages).forEach(other -> allowed.add(ROOT + "." + other + ".."));
    words(libraries).forEach(library -> allowed.add(library + ".."));

    classes()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void pure_packages_touch_no_file_process_or_thread() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(File.class, Files.class, ProcessBuilder.class, Process.class, Thread.class)
        .check(CLASSES);
  }

  @Test
  void pure_packages_read_no_clock_and_never_sleep() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }

  /** Looking it up reads every socket and open file of the machine: not beside a load. */
  @Test
  void a_target_is_looked_up_only_by_what_begins_before_the_load() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Profiling")
        .and()
        .doNotHaveSimpleName("Sampler")
        .should()
        .callMethod(TrialServices.class, "targetPid")
        .check(CLASSES);
  }

  /** The engine is a program of its own: its two mains tell on standard error why they end. */
  @Test
  void only_the_command_line_and_the_engine_print() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".cli..", ROOT + ".engine..")
        .should()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void no_class_is_longer_than_250_lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : sources()) {
      int lines = Files.readAllLines(source).size();
      if (lines > MOST_LINES) {
        tooLong.add(source.getFileName() + ": " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    assertThat(sources().stream().map(Path::getParent).distinct())
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java")).exists().content().contains("/**"));
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
