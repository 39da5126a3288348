package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * Reads an HdrHistogram log without decoding its histograms. A line is {@code
 * Tag=name,start,length,max,base64}, with times in seconds. HdrHistogram's own reader would decode
 * each histogram into a quarter of a megabyte.
 */
final class HistogramLog {
  private static final String LEGEND = "\"StartTimestamp\"";
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:Tag=([^,\\s]{1,80}),)?([0-9]{1,10}\\.[0-9]{1,9}),[0-9.]+,[0-9.]+,([\\w+/=-]+)");

  private HistogramLog() {}

  /** Maps seconds from an origin and tags to encoded histograms; empty without a file. */
  static Map<Integer, Map<String, String>> read(Path file, long originMillis) {
    Map<Integer, Map<String, String>> seconds = new HashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#") || line.startsWith(LEGEND)) {
        continue;
      }
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        throw BenchException.machine(
            Text.of("%s, line %d: '%s' is no histogram", file, i + 1, Shown.brief(line)));
      }
      double start = Double.parseDouble(entry.group(2)) * 1000;
      if (entry.group(1) != null) {
        seconds
            .computeIfAbsent(
                (int) Math.floorDiv(Math.round(start) - originMillis, 1000L),
                second -> new TreeMap<>())
            .put(entry.group(1), entry.group(3));
      }
    }
    return seconds;
  }

  /** Returns the whole lines; a driver that was cut short leaves half a histogram at the end. */
  private static List<String> lines(Path file) {
    String text = RunFile.textIfAny(file).orElse("");
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
