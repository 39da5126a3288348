package org.servletbench.harness.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.servletbench.harness.model.Outcome;

/**
 * The counts of a run.
 *
 * @param sent requests sent in MEASURE
 * @param reused requests of MEASURE on a connection that had carried another before
 * @param outcomes outcomes of MEASURE, by ordinal of {@link Outcome}
 * @param opened connections opened since the engine started
 * @param connectFailures connections that failed to open since the engine started
 * @param portShortages connections that failed because no local port was free
 * @param strayCloses idle connections that the peer closed
 * @param strayBytes idle connections on which something arrived
 * @param otherMessages first few distinct reasons why an answer counted as a failure
 * @param stages what servers reported in Server-Timing
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
   * The counts of the stages.
   *
   * @param names names of the stages, in the order of their first appearance
   * @param untold good answers of MEASURE without any stage
   * @param overlapping good answers of MEASURE whose stages add up to more than the whole
   * @param beyond metrics left out because there were too many names or the name cannot be a stage
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
