package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.COUNT;
import static org.servletbench.harness.catalogue.Metric.Kind.FEWER;
import static org.servletbench.harness.catalogue.Metric.Kind.HIGHER;
import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;
import static org.servletbench.harness.catalogue.Metric.Kind.VALUE;

/** Figures that only wrk or ab report, by their own definitions. */
public enum ToolFigure implements Metric {
  BYTES_PER_RESPONSE(
      VALUE, Words.DRIVER, "all bytes / the responses", "nothing was answered; wrk, ab only"),
  WRK_TIMEOUTS(
      FEWER,
      "wrk done() errors.timeout: answers later than --timeout, not the ones that never came",
      "answers later than `--timeout`; they are in `completed`, not in the latencies",
      Words.WRK),
  WRK_STATUS_ERRORS(FEWER, "wrk done() errors.status", "answers of 4xx and 5xx", Words.WRK),
  WRK_CONNECT_ERRORS(
      FEWER, "wrk done() errors.connect", "connections that could not be opened", Words.WRK),
  WRK_READ_ERRORS(
      FEWER, "wrk done() errors.read", "closes, resets, and refusals after the start", Words.WRK),
  WRK_WRITE_ERRORS(
      FEWER, "wrk done() errors.write", "requests that could not be written", Words.WRK),
  WRK_CORRECTION_INTERVAL_MS(
      VALUE,
      "wrk done() summary.duration / (requests / connections): latencies above twice it are"
          + " amended",
      "mean cycle of a connection: latencies above twice it are amended",
      "too few requests to correct; wrk only"),
  AB_COMPLETE_REQUESTS(
      COUNT, "ab Complete requests, lost ones too", "ab's own count, lost ones too", Words.AB),
  AB_FAILED_REQUESTS(
      FEWER,
      "ab Failed requests: a lost one up to three times, a non-2xx one never",
      "ab's own count: a lost one up to three times, a non-2xx one never",
      Words.AB),
  AB_NON_2XX(FEWER, "ab Non-2xx responses", "answers that are not 2xx", Words.AB),
  AB_KEEPALIVE_REQUESTS(
      COUNT,
      "ab Keep-Alive requests, only with -k",
      "requests on kept-alive connections; a gate",
      "keep-alive is off; ab only"),
  AB_REQUESTS_PER_SECOND(
      HIGHER, "ab Requests per second, lost ones too", "ab's own figure, lost ones too", Words.AB),
  AB_TIME_PER_REQUEST_MS(
      LOWER,
      "ab Time per request (mean): concurrency x time / requests, a tautology",
      "concurrency x time / requests: a tautology",
      Words.AB);

  private final Declaration declared;

  ToolFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
