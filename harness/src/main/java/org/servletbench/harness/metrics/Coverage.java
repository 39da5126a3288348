package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/** Checks that the readings of a complete trial reach from one end of MEASURE to the other. */
public final class Coverage {
  /** The longest gap allowed: readings come every half second, but a busy machine delays them. */
  private static final double LONGEST_MILLIS = 10_000;

  private Coverage() {}

  /** Removes the readings of processes that were lost in part, and says so in words. */
  public static TrialRecord of(TrialRecord record) {
    Optional<Window> window = Window.of(record);
    if (window.isEmpty() || record.observations().isEmpty()) {
      return record;
    }
    Set<String> lost = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    for (String process :
        record.readings().stream()
            .map(Reading::process)
            .filter(process -> !process.equals(Reading.PROPORTIONAL_SET)) // read once
            .collect(Collectors.toCollection(LinkedHashSet::new))) {
      double hole = hole(Series.of(record, process), window.get());
      if (hole > LONGEST_MILLIS) {
        lost.add(process);
        words.add(
            Text.of(
                "readings.csv has none of %s for %.0f s of MEASURE: no figures from its readings in"
                    + " this trial",
                process, hole / 1000));
      }
    }
    return lost.isEmpty() ? record : record.without(lost, words);
  }

  /** Returns the longest time in the window without a reading. */
  private static double hole(Series series, Window window) {
    double last = window.originMillis();
    double longest = 0;
    for (Reading reading : series.readings()) {
      double time = Math.min(reading.use().epochMillis(), window.endMillis());
      longest = Math.max(longest, time - last);
      last = Math.max(last, time);
    }
    return Math.max(longest, window.endMillis() - last);
  }
}
