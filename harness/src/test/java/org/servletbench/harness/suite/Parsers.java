package org.servletbench.harness.suite;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.servletbench.harness.model.BenchException;

/** Makes parsers that know no server but those that a suite describes. */
public final class Parsers {
  private Parsers() {}

  /** A parser that knows no JDK but that of the run. */
  public static SuiteParser of(Function<String, String> textOf) {
    return of(textOf, List::of);
  }

  public static SuiteParser of(Function<String, String> textOf, Supplier<List<String>> jdks) {
    return new SuiteParser(
        textOf,
        jdks,
        name -> {
          throw BenchException.usage("unknown framework '" + name + "'");
        });
  }
}
