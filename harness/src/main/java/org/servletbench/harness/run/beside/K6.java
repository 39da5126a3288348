package org.servletbench.harness.run.beside;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** k6, constant arrival rate; an arrival that finds no free virtual user is dropped. */
record K6() implements Tool {
  private static final String SCRIPT = "k6.js";
  private static final String SUMMARY = "k6.json";

  /** Each is a JavaScript machine of some megabytes. */
  private static final int MOST_USERS = 256;

  @Override
  public String name() {
    return "k6";
  }

  @Override
  public String remedy() {
    return "go install go.k6.io/k6@latest";
  }

  @Override
  public Set<Pace> paces() {
    return Set.of(Pace.AT_RATE);
  }

  @Override
  public List<String> arguments(Job job) {
    return List.of(
        "run", "--no-usage-report", "--quiet", "--no-color", "--summary-export=" + SUMMARY, SCRIPT);
  }

  @Override
  public Map<String, String> files(Job job) {
    String script =
        """
        import http from 'k6/http';
        export const options = {
          discardResponseBodies: true,
          summaryTrendStats: ['med', 'p(99)'],
          scenarios: {
            even: {
              executor: 'constant-arrival-rate',
              rate: %d,
              timeUnit: '1s',
              duration: '%s',
              preAllocatedVUs: %d,
              maxVUs: %d,
            },
          },
        };
        export default function () {
          http.get('%s', { timeout: '5s' });
        }
        """
            .formatted(
                (long) job.rate().orElseThrow(),
                job.seconds(),
                job.connections(),
                Math.max(job.connections(), MOST_USERS),
                job.url());
    return Map.of(SCRIPT, script);
  }

  @Override
  public Optional<String> figuresFile() {
    return Optional.of(SUMMARY);
  }

  @Override
  public Figures parse(Job job, Printed printed) {
    Json json = Json.parse(printed.requiredFile());
    double requests = json.number("/metrics/http_reqs/count");
    double dropped = json.optional("/metrics/dropped_iterations/count").orElse(0);
    return new Figures(
        requests,
        json.number("/metrics/http_reqs/rate"),
        json.optional("/metrics/http_req_duration/med"),
        json.optional("/metrics/http_req_duration/p(99)"),
        "latency from the real start, without connecting"
            + (dropped == 0
                ? ""
                : "; dropped %.0f %%".formatted(100 * dropped / (requests + dropped))));
  }
}
