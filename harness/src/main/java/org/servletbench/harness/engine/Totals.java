package org.servletbench.harness.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.servletbench.harness.model.Outcome;

/**
 * Counts of a run.
 *
 * @param sent requests of MEASURE
 * @param reused those of them on a connection that had served before
 * @param outcomes of MEASURE, by ordinal of {@link Outcome}
 * @param opened connections, from the start of the engine
 * @param connectFailures likewise
 * @param portShortages those of them for which there was no local port
 * @param strayCloses idle connections that the peer closed
 * @param strayBytes connections on which something came that nobody had asked for
 * @param otherMessages the first few different reasons for failures that are answers
 * @param stages what servers told in Server-Timing
 */
record Totals(
    long sent,
    long reused,
    long[] outcomes,
    long opened,
    long connectFailures,
    long portShortages,
    long strayCloses,
    long strayBytes,
    List<String> otherMessages,
    Stages stages) {
  /**
   * Of the stages.
   *
   * @param names in the order of their first appearance
   * @param untold good answers of MEASURE without any
   * @param overlapping good answers of MEASURE whose stages are longer than the whole
   * @param beyond metrics that are in no stage, having a name too many or one that cannot be
   * @param malformed metrics that break the grammar
   */
  record Stages(List<String> names, long untold, long overlapping, long beyond, long malformed) {
    void putInto(Properties properties) {
      properties.setProperty("server-timing-stages", String.join(",", names));
      put(properties, "server-timing-untold", untold);
      put(properties, "server-timing-overlapping", overlapping);
      put(properties, "server-timing-beyond", beyond);
      put(properties, "server-timing-malformed", malformed);
    }
  }

  void putInto(Properties properties) {
    put(properties, "sent", sent);
    put(properties, "completed", Arrays.stream(outcomes).sum());
    for (Outcome outcome : Outcome.values()) {
      put(properties, outcome.label(), outcomes[outcome.ordinal()]);
    }
    put(properties, "connections-opened", opened);
    put(properties, "connections-reused", reused);
    put(properties, "connect-failures", connectFailures);
    put(properties, "port-shortages", portShortages);
    put(properties, "stray-closes", strayCloses);
    put(properties, "stray-bytes", strayBytes);
    properties.setProperty("other-messages", String.join("; ", otherMessages));
  }

  private static void put(Properties properties, String name, long value) {
    properties.setProperty(name, Long.toString(value));
  }
}
