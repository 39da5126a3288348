package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.COUNT;
import static org.servletbench.harness.catalogue.Metric.Kind.FEWER;
import static org.servletbench.harness.catalogue.Metric.Kind.HIGHER;
import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;
import static org.servletbench.harness.catalogue.Metric.Kind.MORE;
import static org.servletbench.harness.catalogue.Metric.Kind.VALUE;

/** What was sent and how it ended, by the driver's figures. */
public enum LoadFigure implements Metric {
  PLANNED(
      COUNT, "suite", "requests that the suite asks for: rate x duration", "the load is closed"),
  SENT(
      COUNT,
      Words.DRIVER,
      "requests sent in `MEASURE`",
      "wrk, ab: they do not tell what was sent and not answered"),
  COMPLETED(
      COUNT,
      Words.DRIVER,
      "requests that ended in any way; with wrk and ab those that were answered",
      "never"),
  OK(MORE, Words.DRIVER, "answered with 200 and the right body; with wrk and ab any body", "never"),
  HTTP_4XX(FEWER, Words.DRIVER, "answered with a status from 400 to 499", Words.OUTCOMES),
  HTTP_5XX(FEWER, Words.DRIVER, "answered with a status from 500 to 599", Words.OUTCOMES),
  CONNECT_REFUSED(FEWER, Words.DRIVER, "the connection was refused", Words.OUTCOMES),
  CONNECT_TIMEOUT(FEWER, Words.DRIVER, "no connection in time", Words.OUTCOMES),
  READ_TIMEOUT(FEWER, Words.DRIVER, "connected, but no answer in time", Words.OUTCOMES),
  RESET(
      FEWER,
      Words.DRIVER,
      "the server closed or reset the connection before the answer was complete",
      Words.OUTCOMES),
  STALE_CONNECTION(
      FEWER,
      Words.DRIVER,
      "a connection that had served before ended before anything of this answer came: [most"
          + " likely](../docs/method.md#connections-that-the-server-closes) the server had closed"
          + " it as idle",
      "the driver cannot tell it from `reset`"),
  DROPPED(
      FEWER,
      Words.DRIVER,
      "never sent by the driver, beyond `client.max-in-flight`; always 0 with JMeter",
      Words.OUTCOMES),
  OTHER(FEWER, Words.DRIVER, "everything else, such as a wrong body", Words.OUTCOMES),
  TIMEOUTS(
      FEWER,
      Words.DRIVER,
      "`connect_timeout` + `read_timeout`: the client gave up",
      Words.OUTCOMES),
  FAILED(
      FEWER,
      Words.DRIVER,
      "`http_4xx` + `http_5xx` + `connect_refused` + `reset` + `stale_connection` + `other`",
      "never"),
  OK_SHARE(HIGHER, Words.DRIVER, "`ok` / `completed`", Words.NOTHING),
  TIMEOUT_SHARE(LOWER, Words.DRIVER, "`timeouts` / `completed`", Words.NOTHING),
  THROUGHPUT_RPS(
      HIGHER,
      Words.DRIVER,
      "requests that ended in the window, dropped ones aside / its length",
      Words.NO_SECOND),
  GOODPUT_RPS(
      HIGHER, Words.DRIVER, "ok requests that ended in the window / its length", Words.NO_SECOND),
  SENT_RPS(
      VALUE,
      Words.DRIVER,
      "requests sent in the whole seconds of the window, per second",
      Words.OPEN_LOOP),
  LITTLE_CLIENTS(
      VALUE,
      "open-loop sent per second x (mean of served, all outcomes, + think time)",
      "the number of clients by Little's law, for a closed load; a gate",
      "open-loop only; nothing was answered"),
  COMPLETED_OF_BOUND(
      HIGHER,
      "open-loop seconds.csv ok / (connections x (MEASURE / downstream delay - 1))",
      "good answers as a share of what Little's law allows, for a closed load without think time;"
          + " the first round"
          + " is left out where the window began with nothing in flight",
      Words.OPEN_LOOP),
  CONNECT_P50_MS(
      LOWER,
      "open-loop latency.hlog connect",
      "time to open a connection, until the kernel has it, median; only for a load with a"
          + " connection for each request",
      Words.TEN),
  CONNECT_P99_MS(
      LOWER,
      "open-loop latency.hlog connect",
      "time to open a connection, 99th percentile",
      Words.TEN),
  CONNECT_MAX_MS(
      LOWER,
      "open-loop latency.hlog connect",
      "longest time to open a connection",
      "no connection was opened"),
  TLS_P99_MS(
      LOWER,
      "open-loop latency.hlog tls",
      "time to agree on TLS on a new connection, 99th percentile",
      Words.TEN),
  TLS_MAX_MS(
      LOWER,
      "open-loop latency.hlog tls",
      "longest time to agree on TLS on a new connection",
      "no connection used TLS"),
  FIRST_BYTE_P50_MS(
      LOWER,
      "open-loop latency.hlog first_byte (- sent)",
      "first byte of the answer - sent, median",
      Words.TEN),
  FIRST_BYTE_P99_MS(
      LOWER,
      "open-loop latency.hlog first_byte (- sent)",
      "first byte of the answer - sent, 99th percentile",
      Words.TEN),
  CONNECTION_WAIT_MAX_MS(
      LOWER,
      "open-loop latency.hlog wait",
      "longest wait of an arrival for a connection",
      "no arrival waited"),
  WAITED(
      FEWER,
      "open-loop seconds.csv waited (for a connection)",
      "arrivals that waited for a connection",
      Words.OPEN_LOOP),
  CONNECTIONS_OPENED(
      COUNT, "open-loop seconds.csv MEASURE", "connections opened in `MEASURE`", Words.OPEN_LOOP),
  CONNECTIONS_CLOSED(
      COUNT,
      "open-loop seconds.csv connections_opened - growth of connections_open",
      "connections that ended in the whole seconds of `MEASURE`",
      Words.OPEN_LOOP),
  CONNECTIONS_REUSED(
      COUNT,
      "open-loop seconds.csv reused",
      "requests on a connection that had served before",
      Words.OPEN_LOOP),
  CLIENT_IN_FLIGHT_PEAK(
      VALUE,
      "open-loop seconds.csv in_flight, at ends of seconds",
      "most requests in flight at the end of a second",
      Words.OPEN_LOOP);

  private final Declaration declared;

  LoadFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
