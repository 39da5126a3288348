package org.servletbench.harness.model;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a microbenchmark gave, for one combination of its parameters.
 *
 * @param benchmark class and method, with the package
 * @param params parameters by name, in the order of their names
 * @param mode JMH's mode, such as {@code avgt}
 * @param value mean, in the unit
 * @param unit such as {@code us/op}
 * @param error half of the 95 % confidence interval over the means of the JVMs, in the unit; empty
 *     for one JVM
 * @param forks JVMs, one after the other
 * @param jdk version of those JVMs
 * @param allocatedBytes allocated by the whole JVM, bytes an operation; empty if not measured
 * @param cpuMicros CPU time of the whole JVM, microseconds an operation; empty if not measured
 * @param cpuError half of the 95 % confidence interval of that, microseconds; empty for one JVM
 * @param drift by which share the second half of the iterations lies above the first; that of the
 *     CPU time where operations are sparse, since their time is a pause; empty if not known
 */
public record MicroResult(
    String benchmark,
    Map<String, String> params,
    String mode,
    double value,
    String unit,
    OptionalDouble error,
    int forks,
    String jdk,
    OptionalDouble allocatedBytes,
    OptionalDouble cpuMicros,
    OptionalDouble cpuError,
    OptionalDouble drift) {

  /** Returns the parameters as text, such as {@code depth=5 way=mono}; empty if there are none. */
  public String paramsText() {
    return params.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
