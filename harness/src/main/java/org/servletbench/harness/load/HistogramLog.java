package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * Reads an HdrHistogram log without decoding its histograms: a line is {@code
 * Tag=name,start,length,max,base64}, times in seconds. HdrHistogram's own reader would decode each,
 * a quarter of a megabyte apiece.
 */
final class HistogramLog {
  private static final String TAG = "Tag=";
  private static final int FIELDS = 5;

  private HistogramLog() {}

  /** Second from an origin, to tag, to encoded histogram; none where there is no file. */
  static Map<Integer, Map<String, String>> read(Path file, long originMillis) {
    Map<Integer, Map<String, String>> seconds = new HashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(",");
      if (lines.get(i).startsWith(TAG) && fields.length == FIELDS) {
        try {
          double start = Double.parseDouble(fields[1]) * 1000;
          seconds
              .computeIfAbsent(
                  (int) Math.floorDiv(Math.round(start) - originMillis, 1000L),
                  second -> new TreeMap<>())
              .put(fields[0].substring(TAG.length()), fields[4]);
        } catch (NumberFormatException e) {
          throw BenchException.machine(
              Text.of("%s, line %d: '%s' is no time", file, i + 1, fields[1]), e);
        }
      }
    }
    return seconds;
  }

  /** The lines that are whole: half a histogram, of a driver that was cut short, is none. */
  private static List<String> lines(Path file) {
    String text = RunFile.textIfAny(file).orElse("");
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
