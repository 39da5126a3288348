package org.servletbench.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.suite.ClaimParser;
import org.servletbench.harness.suite.SuiteParser;
import org.servletbench.harness.system.Installation;

/** The suites and claims of a checkout. */
record Library(Installation installation) {
  private static final String EXTENSION = ".yaml";

  /** Names of the suites, sorted. */
  List<String> suites() {
    try (Stream<Path> files = Files.list(installation.suites())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw BenchException.machine("cannot list " + installation.suites() + ": " + e, e);
    }
  }

  SuiteParser parser() {
    return new SuiteParser(this::suiteText);
  }

  List<Claim> claims() {
    return ClaimParser.parse(text(installation.claims()));
  }

  /** Only names that are listed are read, so that no name leaves the folder. */
  private String suiteText(String name) {
    if (!suites().contains(name)) {
      throw BenchException.usage(
          "unknown suite '%s'; known: %s (files in %s)"
              .formatted(name, String.join(", ", suites()), installation.suites()));
    }
    return text(installation.suites().resolve(name + EXTENSION));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw BenchException.machine("cannot read " + file + ": " + e, e);
    }
  }
}
