package org.servletbench.harness.load;

import java.util.List;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/** Finds the columns of a request by their names in the header, and parses rows. */
final class JtlColumns {
  /** The label of rows that only wait for the target. */
  static final String READY = "ready";

  private final List<String> header;
  private final int timeStamp;
  private final int elapsed;
  private final int label;
  private final int responseCode;
  private final int responseMessage;
  private final int success;

  /**
   * @throws IllegalArgumentException that names the missing column
   */
  JtlColumns(List<String> header) {
    this.header = List.copyOf(header);
    timeStamp = column("timeStamp");
    elapsed = column("elapsed");
    label = column("label");
    responseCode = column("responseCode");
    responseMessage = column("responseMessage");
    success = column("success");
  }

  private int column(String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          Text.of(
              "no column '%s' in the header '%s'", name, Shown.brief(String.join(",", header))));
    }
    return index;
  }

  /**
   * Parses one row.
   *
   * @throws IllegalArgumentException that says which field is wrong
   */
  Row row(List<String> fields) {
    if (fields.size() != header.size()) {
      throw new IllegalArgumentException(
          Text.of("%d fields, but the header has %d", fields.size(), header.size()));
    }
    boolean succeeded = succeeded(fields.get(success));
    return switch (fields.get(label)) {
      case READY -> new Ready();
      case "warm-up" -> new Sent(request(Phase.WARM_UP, fields, succeeded));
      case "measure" -> new Sent(request(Phase.MEASURE, fields, succeeded));
      default ->
          throw new IllegalArgumentException(
              Text.of(
                  "label is '%s', not ready, warm-up or measure", Shown.brief(fields.get(label))));
    };
  }

  private Request request(Phase phase, List<String> fields, boolean succeeded) {
    return new Request(
        phase,
        millis("timeStamp", fields.get(timeStamp)),
        // elapsed, not Latency, which ends with the first byte of the answer.
        millis("elapsed", fields.get(elapsed)),
        JtlOutcome.of(fields.get(responseCode), fields.get(responseMessage), succeeded));
  }

  private static boolean succeeded(String field) {
    return switch (field) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              Text.of("success is '%s', neither true nor false", Shown.brief(field)));
    };
  }

  private static long millis(String column, String field) {
    if (!field.matches("[0-9]{1,13}")) {
      throw new IllegalArgumentException(
          Text.of("%s is '%s', not a whole number of milliseconds", column, Shown.brief(field)));
    }
    return Long.parseLong(field);
  }

  /** A parsed row. */
  sealed interface Row {}

  /** One attempt to reach the target before the load begins. */
  record Ready() implements Row {}

  /** A request of the warm-up or of MEASURE. */
  record Sent(Request request) implements Row {}
}
