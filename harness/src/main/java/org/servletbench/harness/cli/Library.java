package org.servletbench.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.suite.ClaimParser;
import org.servletbench.harness.suite.FrameworkParser;
import org.servletbench.harness.suite.Overrides;
import org.servletbench.harness.suite.SuiteParser;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;

/** Finds the suites, the claims and the servers of a checkout. */
record Library(Installation installation) {
  private static final String EXTENSION = ".yaml";
  private static final String DESCRIPTION = "framework.yaml";

  /** Lists the names of the suites, sorted. */
  List<String> suites() {
    return shown(
            installation.suites(),
            file -> file.toString().endsWith(EXTENSION) && Files.isRegularFile(file))
        .stream()
        .map(Library::withoutExtension)
        .sorted()
        .toList();
  }

  /** A suite by its name, as it is. */
  Suite suite(String name) {
    return asMeasured(parser(this::suiteText).parse(name));
  }

  private SuiteParser parser(Function<String, String> textOf) {
    return new SuiteParser(textOf, Jdk::names, this::framework);
  }

  /** A server in another language, by the name of its folder. */
  Framework framework(String name) {
    if (!frameworks().contains(name)) {
      throw BenchException.usage(
          Text.of(
              "unknown framework '%s'; known: %s (folders in %s)",
              name, String.join(", ", frameworks()), installation.frameworks()));
    }
    return FrameworkParser.parse(
        name, text(installation.frameworks().resolve(name).resolve(DESCRIPTION)));
  }

  /** Lists the names of the servers in other languages, sorted. */
  List<String> frameworks() {
    return shown(installation.frameworks(), each -> Files.isRegularFile(each.resolve(DESCRIPTION)));
  }

  /** Names what a folder shows, sorted: editors and other systems leave hidden files behind. */
  private static List<String> shown(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(wanted)
          .map(child -> child.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw BenchException.machine("cannot list " + folder + ": " + Failures.words(e), e);
    }
  }

  private static Suite asMeasured(Suite suite) {
    return suite.with(suite.scenarios().stream().map(Predictions::asMeasured).toList());
  }

  List<Claim> claims() {
    return ClaimParser.parse(text(installation.claims()));
  }

  /** Reads the rows of the tables that the framework article printed. */
  List<PublishedRow> article() {
    return ArticleFile.parse(text(installation.frameworkArticle()));
  }

  /**
   * Reads a suite by its name, or a user's own suite by the path of its file. A name is looked up
   * in the list of suites, so that it cannot lead out of the folder.
   */
  Suite suite(String nameOrFile, Overrides overrides) {
    Suite suite =
        nameOrFile.endsWith(EXTENSION)
            ? ownSuite(Path.of(nameOrFile), overrides)
            : parser(this::suiteText).parse(nameOrFile, overrides);
    List<String> known = claims().stream().map(Claim::id).toList();
    for (String id : suite.claims()) {
      if (!known.contains(id)) {
        throw BenchException.usage(
            Text.of(
                "suite %s: no claim '%s' that a run can measure; known: %s",
                suite.name(), id, String.join(", ", known)));
      }
    }
    return asMeasured(suite);
  }

  private Suite ownSuite(Path file, Overrides overrides) {
    String name = withoutExtension(file.getFileName().toString());
    return parser(each -> each.equals(name) ? text(file) : suiteText(each)).parse(name, overrides);
  }

  private String suiteText(String name) {
    if (!suites().contains(name)) {
      throw BenchException.usage(
          Text.of(
              "unknown suite '%s'; known: %s (files in %s)",
              name, String.join(", ", suites()), installation.suites()));
    }
    return text(installation.suites().resolve(name + EXTENSION));
  }

  private static String withoutExtension(String file) {
    return file.substring(0, file.length() - EXTENSION.length());
  }

  private static String text(Path file) {
    if (Files.notExists(file)) {
      throw BenchException.usage("there is no file " + file + ": check the path");
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw BenchException.usage(
          Text.of(
              "cannot read %s: %s; check the path and the rights, and save it as text in UTF-8",
              file, Failures.words(e)));
    }
  }
}
