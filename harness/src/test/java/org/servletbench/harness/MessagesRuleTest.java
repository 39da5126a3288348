package org.servletbench.harness;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Failures;

/** Java's own words for what went wrong with a file are a path, or the name of a class. */
class MessagesRuleTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  private static final Set<String> WORDS = Set.of("getMessage", "getLocalizedMessage", "toString");

  @Test
  void only_failures_reads_the_message_of_an_io_exception() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Failures.class.getName())
        .should()
        .callCodeUnitWhere(
            describe("reads Java's own words (say Failures.words)", MessagesRuleTest::isOfIo))
        .check(CLASSES);
  }

  private static boolean isOfIo(JavaCall<?> call) {
    return WORDS.contains(call.getName())
        && call.getTargetOwner().isAssignableTo(IOException.class);
  }
}
