package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/** Checks that everything is there that a driver leaves of a complete trial. */
public final class RecordingCheck {
  /** The bytes before the compressed histogram: a mark and a length of four bytes each. */
  private static final int HEAD = 8;

  /** The totals that figures are computed from. */
  private static final List<String> TOTALS =
      List.of(
          "allocated-bytes",
          "cpu-ns",
          "gc-ms",
          "jit-ms",
          "pacing-tick-ns",
          "port-shortages",
          "rss-peak-kib");

  private static final Pattern UNPRINTED = Pattern.compile("[\\p{Cc}\\x{FFFD}&&[^\\n\\r\\t]]");

  private RecordingCheck() {}

  /** Says what is missing or damaged, a sentence each; empty for a whole recording. */
  public static List<String> problems(Driver driver, Path folder, Recording recording) {
    List<String> problems = new ArrayList<>();
    for (String name : files(driver)) {
      Path file = folder.resolve(name);
      if (!RunFile.exists(file)) {
        problems.add(Text.of("%s is not there: its figures are missing", file));
      } else if (!RunFile.text(file).endsWith("\n")) {
        problems.add(Text.of("%s ends in the middle of a line: it was cut", file));
      } else if ((driver == Driver.WRK || driver == Driver.AB)
          && UNPRINTED.matcher(RunFile.text(file)).find()) {
        problems.add(Text.of("%s holds text that no tool prints: it is damaged", file));
      }
    }
    if (problems.isEmpty()) {
      switch (recording) {
        case Recording.Requests requests when requests.measured().isEmpty() ->
            problems.add(
                Text.of(
                    "%s holds nothing of MEASURE: %s", folder, String.join(", ", files(driver))));
        case Recording.Requests requests -> {}
        case Recording.Seconds seconds -> {
          counts(folder, seconds, problems);
          histograms(folder.resolve("latency.hlog"), seconds, problems);
        }
        case Recording.Report report when driver == Driver.AB ->
            AbFilesCheck.check(folder, report, problems);
        case Recording.Report report -> {}
      }
    }
    return problems;
  }

  private static List<String> files(Driver driver) {
    return switch (driver) {
      case JMETER -> List.of(JMeterDriver.JTL);
      case OPEN_LOOP ->
          List.of("schedule.properties", "seconds.csv", "latency.hlog", "totals.properties");
      case WRK -> List.of("started.properties", "wrk.txt");
      case AB -> List.of("started.properties", "ab.txt", "ab-percentiles.csv", AbDriver.REQUESTS);
    };
  }

  private static void counts(Path folder, Recording.Seconds recording, List<String> problems) {
    long completed = recording.measured().stream().mapToLong(s -> s.count("completed")).sum();
    String total = recording.totals().getOrDefault("completed", "");
    if (!total.equals(Long.toString(completed))) {
      problems.add(
          Text.of(
              "%s holds %s, but totals.properties counts '%s': the file is damaged, or answers"
                  + " to the warm-up arrived within the window (then set warm-up.settle)",
              folder.resolve("seconds.csv"), Text.count(completed, "request"), Shown.brief(total)));
    }
    for (String key : TOTALS) {
      String value = recording.totals().getOrDefault(key, "");
      if (!value.matches("[0-9]{1,15}")) {
        problems.add(
            Text.of(
                "%s: %s is '%s', not a whole number",
                folder.resolve("totals.properties"), key, Shown.brief(value)));
      }
    }
  }

  /** Checks those of the measured load; a published run has no others. */
  private static void histograms(Path file, Recording.Seconds recording, List<String> problems) {
    List<Recording.Second> ahead = recording.ahead();
    long begun = ahead.isEmpty() ? 0 : ahead.getLast().count("in_flight");
    for (Recording.Second second : recording.loaded()) {
      List<String> tags = tags(second, begun);
      begun = second.count("in_flight");
      for (String tag : tags) {
        if (!second.histograms().containsKey(tag)) {
          problems.add(Text.of("%s has no %s of second %d", file, tag, second.second()));
          return;
        }
      }
      for (Map.Entry<String, String> histogram : second.histograms().entrySet()) {
        if (!isWhole(histogram.getValue())) {
          problems.add(
              Text.of(
                  "%s: %s of second %d is damaged",
                  file, Shown.brief(histogram.getKey()), second.second()));
          return;
        }
      }
    }
  }

  /**
   * Returns the tags that a second must have, by what it counts.
   *
   * @param begun requests in flight when it began: their first byte may have come before
   */
  private static List<String> tags(Recording.Second second, long begun) {
    List<String> tags = new ArrayList<>();
    for (Outcome outcome : List.of(Outcome.OK, Outcome.CONNECT_TIMEOUT, Outcome.READ_TIMEOUT)) {
      if (second.count(outcome.label()) > 0) {
        tags.add(outcome.label() + ".felt");
      }
    }
    if (second.second() < 0) {
      return tags; // the settling has no other figures, and a published run no other histograms
    }
    if (second.count(Outcome.OK.label()) > 0) {
      tags.add("ok.served");
    }
    if (second.count(Outcome.OK.label()) > begun) {
      tags.add("first_byte");
    }
    return tags;
  }

  /** Whether a histogram is whole, by its zlib checksum: quicker than decoding it. */
  private static boolean isWhole(String encoded) {
    Inflater inflater = new Inflater();
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      if (bytes.length <= HEAD) {
        return false;
      }
      inflater.setInput(bytes, HEAD, bytes.length - HEAD);
      byte[] buffer = new byte[1 << 13];
      while (!inflater.finished() && inflater.inflate(buffer) > 0) {
        // Only the checksum matters, not the bytes.
      }
      return inflater.finished();
    } catch (IllegalArgumentException | DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
