package org.servletbench.harness.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A microbenchmark that is to be measured.
 *
 * @param benchmark class and method, with the package
 * @param params values of each of its parameters
 */
public record MicroTask(String benchmark, Map<String, List<String>> params) {

  private static final Pattern NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+){2,}");
  private static final Pattern PARAMETER = Pattern.compile("\\s+param \"([^\"]+)\" = \\{(.*)\\}");

  /** Packages of the benchmarks that start the app. */
  private static final Set<String> WITH_THE_APP = Set.of("client", "dispatch", "sidedoor");

  /** Returns how many combinations of its parameters there are; 1 if it has none. */
  public int combinations() {
    return params.values().stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
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

  /** Whether each of its JVMs starts the app. */
  public boolean startsApp() {
    return Stream.of(benchmark.split("\\.")).anyMatch(WITH_THE_APP::contains);
  }

  /** Whether the compiler takes long to come to rest, since a whole client or server runs. */
  public boolean warmsUpForLong() {
    return startsApp() || isSparse() || shortName().startsWith("BareCall");
  }

  /** Whether its operations begin at the rate of a run, not at full speed. */
  public boolean isSparse() {
    return shortName().startsWith("Sparse");
  }

  /** Returns class, method and the values of the parameters, as in messages. */
  public String described() {
    return shortName()
        + params.entrySet().stream()
            .map(param -> " " + param.getKey() + "=" + String.join(",", param.getValue()))
            .collect(Collectors.joining());
  }

  /** Returns a task for each combination of the values of its parameters. */
  public List<MicroTask> each() {
    List<Map<String, List<String>>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> param : params.entrySet()) {
      all =
          all.stream()
              .flatMap(
                  chosen ->
                      param.getValue().stream()
                          .map(
                              value -> {
                                Map<String, List<String>> more = new LinkedHashMap<>(chosen);
                                more.put(param.getKey(), List.of(value));
                                return more;
                              }))
              .toList();
    }
    return all.stream().map(values -> new MicroTask(benchmark, values)).toList();
  }

  /** Returns the task with those values of its parameters only that are named here. */
  public MicroTask with(Map<String, List<String>> only) {
    Map<String, List<String>> fewer = new LinkedHashMap<>();
    params.forEach(
        (name, values) ->
            fewer.put(
                name, values.stream().filter(only.getOrDefault(name, values)::contains).toList()));
    return new MicroTask(benchmark, fewer);
  }

  /** Reads what JMH lists with its option {@code -lp}, without what else stands there. */
  public static List<MicroTask> listed(String text) {
    List<MicroTask> tasks = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher parameter = PARAMETER.matcher(line);
      if (NAME.matcher(line).matches()) {
        tasks.add(new MicroTask(line, new LinkedHashMap<>()));
      } else if (parameter.matches() && !tasks.isEmpty()) {
        tasks.getLast().params.put(parameter.group(1), List.of(parameter.group(2).split(", ")));
      }
    }
    return List.copyOf(tasks);
  }
}
