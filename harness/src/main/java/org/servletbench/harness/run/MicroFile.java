package org.servletbench.harness.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroTask;
import org.servletbench.harness.stats.Mean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Reads and joins the JSON that JMH writes. */
public final class MicroFile {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final String CPU = "cpu.time.norm";

  /** The intervals are of 95 %, as all others. */
  private static final double LEVEL = 0.05;

  private MicroFile() {}

  /**
   * Reads the results of one file.
   *
   * @throws BenchException if it is not what JMH writes
   */
  public static List<MicroResult> results(String text) {
    List<MicroResult> results = new ArrayList<>();
    for (JsonNode each : array(text)) {
      results.add(result(each));
    }
    return results;
  }

  /** Joins several files to one of the same form, which JMH's viewers open. */
  public static String joined(List<String> texts) {
    ArrayNode all = JSON.createArrayNode();
    texts.forEach(text -> array(text).forEach(all::add));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
  }

  private static JsonNode array(String text) {
    try {
      JsonNode array = JSON.readTree(text);
      if (array.isArray()) {
        return array;
      }
    } catch (JacksonException e) {
      // said below: the file broke off, or is another
    }
    throw BenchException.machine(
        "JMH's results are not the list that it writes: the file was cut or edited");
  }

  private static MicroResult result(JsonNode node) {
    JsonNode primary = node.path("primaryMetric");
    JsonNode secondary = node.path("secondaryMetrics");
    JsonNode cpuTime = profiled(secondary, CPU);
    Optional<Mean> cpu = mean(cpuTime);
    String benchmark = node.path("benchmark").asString("");
    Map<String, String> params = new TreeMap<>();
    node.path("params")
        .properties()
        .forEach(e -> params.put(e.getKey(), e.getValue().asString("")));
    return new MicroResult(
        benchmark,
        params,
        node.path("mode").asString(""),
        number(primary.path("score")).orElseThrow(() -> lacks("a score")),
        primary.path("scoreUnit").asString(""),
        mean(primary).map(Mean::error).orElse(OptionalDouble.empty()),
        (int) number(node.path("forks")).orElseThrow(() -> lacks("the number of forks")),
        node.path("vmVersion").asString(""),
        allocated(profiled(secondary, ALLOCATED)),
        cpu.map(mean -> OptionalDouble.of(mean.value())).orElse(OptionalDouble.empty()),
        cpu.map(Mean::error).orElse(OptionalDouble.empty()),
        drift(new MicroTask(benchmark, Map.of()).isSparse() ? cpuTime : primary));
  }

  /** JMH 1.37 marks the names of profilers' results with a dot in the middle of the line. */
  private static JsonNode profiled(JsonNode secondary, String name) {
    return secondary.has(name) ? secondary.path(name) : secondary.path("·" + name);
  }

  /**
   * Averages the iterations but the last of each JVM, in which JMH ends the benchmark's state, such
   * as the app; its own score counts that.
   */
  private static OptionalDouble allocated(JsonNode metric) {
    OptionalDouble mean =
        metric
            .path("rawData")
            .valueStream()
            .flatMap(jvm -> jvm.valueStream().limit(Math.max(0, jvm.size() - 1)))
            .filter(JsonNode::isNumber)
            .mapToDouble(JsonNode::asDouble)
            .average();
    return mean.isPresent() ? mean : number(metric.path("score"));
  }

  /**
   * Averages the means of the JVMs. The iterations of one JVM share how it compiled the code: JMH's
   * own error, which takes them for independent, is too small. Its own score counts iterations that
   * have no value, the last of each JVM, as 0.
   */
  private static Optional<Mean> mean(JsonNode metric) {
    double[] jvms =
        iterations(metric)
            .flatMapToDouble(each -> Arrays.stream(each).average().stream())
            .toArray();
    return jvms.length == 0 ? Optional.empty() : Optional.of(Mean.of(jvms, LEVEL));
  }

  /** Leaves out the iteration in the middle of an odd number. */
  private static OptionalDouble drift(JsonNode metric) {
    double first = 0;
    double second = 0;
    for (double[] each : iterations(metric).toList()) {
      first += Arrays.stream(each, 0, each.length / 2).sum();
      second += Arrays.stream(each, each.length - each.length / 2, each.length).sum();
    }
    return first > 0 ? OptionalDouble.of(second / first - 1) : OptionalDouble.empty();
  }

  /** Returns the iterations of each JVM that have a value. */
  private static Stream<double[]> iterations(JsonNode metric) {
    return metric
        .path("rawData")
        .valueStream()
        .map(
            jvm ->
                jvm.valueStream()
                    .filter(JsonNode::isNumber)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray());
  }

  /** What cannot be computed is a text, NaN. */
  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }

  private static BenchException lacks(String what) {
    return BenchException.machine("a result of JMH lacks " + what + ": its file was edited");
  }
}
