package org.servletbench.sleeping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.servletbench.sleeping");

  /** A downstream that shares code with what is measured could share its faults. */
  @Test
  void it_shares_no_code_with_the_other_modules_and_has_no_framework() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.servletbench.app..", "org.servletbench.harness..", "org.springframework..")
        .check(CLASSES);
  }

  @Test
  void classes_stay_small() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources)
          .isNotEmpty()
          .allSatisfy(
              source -> assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(250));
    }
  }
}
