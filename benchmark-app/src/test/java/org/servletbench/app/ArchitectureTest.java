package org.servletbench.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final String ROOT = "org.servletbench.app";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int MOST_LINES_OF_A_STRATEGY = 60;
  private static final int MOST_LINES = 250;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @ParameterizedTest
  @CsvSource({
    "settings,   ''",
    "exchange,   ''",
    "measure,    ''",
    "downstream, settings exchange",
    "container,  settings exchange measure",
    "strategy,   settings exchange measure downstream container",
    "sidedoor,   settings measure downstream container"
  })
  void each_package_uses_only_what_its_arrows_allow(String name, String packages) {
    String[] allowed =
        Stream.concat(
                Stream.of(name), Stream.of(packages.split(" ")).filter(other -> !other.isEmpty()))
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(resideOutsideOfPackage(ROOT + "..")))
        .check(CLASSES);
  }

  /** The class that starts the app puts all packages together, and no package knows it. */
  @Test
  void packages_have_no_cycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    classes()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  @Test
  void classes_stay_small_and_strategies_smaller() throws IOException {
    assertThat(sources())
        .isNotEmpty()
        .allSatisfy(
            source ->
                assertThat(Files.readAllLines(source))
                    .as(source.toString())
                    .hasSizeLessThanOrEqualTo(
                        source.getParent().endsWith("strategy")
                            ? MOST_LINES_OF_A_STRATEGY
                            : MOST_LINES));
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    assertThat(sources().stream().map(Path::getParent).distinct())
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java")).exists().content().contains("/**"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
