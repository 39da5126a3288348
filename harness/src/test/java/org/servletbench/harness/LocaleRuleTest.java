package org.servletbench.harness;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.text.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files, arguments and messages of every program read the same wherever it runs. */
class LocaleRuleTest {
  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("target/classes"),
          Path.of("../benchmark-app/target/classes"),
          Path.of("../sleeping-service/target/classes"));
  private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(PROGRAMS);

  /**
   * Each takes the locale of the machine where it is given none: names of methods by their class.
   */
  private static final Map<String, Set<String>> ASK_FOR_A_LOCALE =
      Map.of(
          "java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
          "java.io.PrintStream", Set.of("format", "printf"),
          "java.io.PrintWriter", Set.of("format", "printf"),
          "java.util.Formatter", Set.of("<init>", "format"),
          "java.time.format.DateTimeFormatter", Set.of("ofPattern"));

  private static final DescribedPredicate<JavaCall<?>> WITHOUT_A_LOCALE =
      describe(
          "leaves the locale to the machine (say Locale.ROOT)",
          call -> isOfText(call.getTarget()) && !namesLocale(call.getTarget()));

  @Test
  void nothing_is_formatted_or_changed_in_case_in_the_locale_of_the_machine() {
    assertThat(CLASSES).hasSizeGreaterThan(300);
    noClasses().should().callCodeUnitWhere(WITHOUT_A_LOCALE).check(CLASSES);
    noClasses()
        .should()
        .callMethod(Locale.class, "getDefault")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Format.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Scanner.class)
        .check(CLASSES);
  }

  /** The libraries of a program ask for the default. */
  @Test
  void each_program_begins_by_setting_the_locale() {
    methods()
        .that()
        .haveName("main")
        .and()
        .arePublic()
        .and()
        .areStatic()
        .should(new BeginWithTheLocale())
        .check(CLASSES);
  }

  private static boolean isOfText(CodeUnitCallTarget target) {
    return ASK_FOR_A_LOCALE
        .getOrDefault(target.getOwner().getFullName(), Set.of())
        .contains(target.getName());
  }

  private static boolean namesLocale(CodeUnitCallTarget target) {
    return target.getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Locale.class));
  }

  private static final class BeginWithTheLocale extends ArchCondition<JavaMethod> {
    BeginWithTheLocale() {
      super("call Locale.setDefault(Locale.ROOT) before anything else");
    }

    @Override
    public void check(JavaMethod main, ConditionEvents events) {
      int first =
          main.getAccessesFromSelf().stream()
              .mapToInt(access -> access.getLineNumber())
              .min()
              .orElse(0);
      boolean holds =
          main.getMethodCallsFromSelf().stream()
              .anyMatch(
                  call ->
                      call.getLineNumber() == first
                          && call.getTargetOwner().isEquivalentTo(Locale.class)
                          && call.getName().equals("setDefault"));
      events.add(new SimpleConditionEvent(main, holds, main.getFullName() + " begins otherwise"));
    }
  }
}
