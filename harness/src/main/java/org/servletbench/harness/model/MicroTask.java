package org.servletbench.harness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A microbenchmark that is to be measured.
 *
 * @param benchmark class and method, with the package
 * @param combinations how many combinations of its parameters there are; 1 if it has none
 */
public record MicroTask(String benchmark, int combinations) {

  private static final Pattern NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+){2,}");
  private static final Pattern PARAMETER = Pattern.compile("\\s+param \"[^\"]+\" = \\{(.*)\\}");

  public MicroTask {
    if (combinations < 1) {
      throw new IllegalArgumentException("combinations must be 1 or more");
    }
  }

  /** Returns class and method, as in messages and tables. */
  public String shortName() {
    return shortName(benchmark);
  }

  /** Returns the last two parts of a benchmark's name. */
  public static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  /** Reads what JMH lists with its option {@code -lp}, without what else stands there. */
  public static List<MicroTask> listed(String text) {
    List<MicroTask> tasks = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher parameter = PARAMETER.matcher(line);
      if (NAME.matcher(line).matches()) {
        tasks.add(new MicroTask(line, 1));
      } else if (parameter.matches() && !tasks.isEmpty()) {
        MicroTask last = tasks.removeLast();
        int values = parameter.group(1).split(", ").length;
        tasks.add(new MicroTask(last.benchmark, last.combinations * values));
      }
    }
    return List.copyOf(tasks);
  }
}
