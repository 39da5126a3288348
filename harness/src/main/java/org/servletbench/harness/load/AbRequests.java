package org.servletbench.harness.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.servletbench.harness.system.RunFile;

/**
 * The file that ab writes for -g: a row for each request. Half a million rows of a few milliseconds
 * are mostly alike, so a trial keeps each row once, with the number of requests that had it.
 */
final class AbRequests {
  /** As ab writes it; starttime says in words what seconds says. */
  private static final String RAW_HEAD = "starttime\tseconds\tctime\tdtime\tttime\twait";

  private static final String HEAD = "seconds\tctime\tdtime\tttime\twait\trequests";
  private static final Pattern RAW_ROW =
      Pattern.compile("[^\\t\\uFFFD]+\\t[0-9]{1,12}(\\t[0-9]{1,9}){4}");
  private static final Pattern ROW =
      Pattern.compile("[0-9]{1,12}(\\t[0-9]{1,9}){4}\\t[1-9][0-9]{0,9}");

  private AbRequests() {}

  /** Whether it is a row of a file with this head. */
  static boolean isRow(String head, String row) {
    return (head.equals(HEAD) ? ROW : RAW_ROW).matcher(row).matches();
  }

  /** Returns how many requests a row stands for. */
  static long requests(String head, String row) {
    return head.equals(HEAD) ? Long.parseLong(row.substring(row.lastIndexOf('\t') + 1)) : 1;
  }

  /** Returns the mean total time in milliseconds; empty if a row cannot be read. */
  static OptionalDouble meanMillis(String tsv) {
    List<String> lines = tsv.lines().toList();
    String head = lines.isEmpty() ? "" : lines.getFirst();
    int column = List.of(head.split("\t")).indexOf("ttime");
    if (column < 0 || lines.size() == 1) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    long requests = 0;
    for (String row : lines.subList(1, lines.size())) {
      if (!isRow(head, row)) {
        return OptionalDouble.empty();
      }
      long of = requests(head, row);
      sum += of * Double.parseDouble(row.split("\t")[column]);
      requests += of;
    }
    return OptionalDouble.of(sum / requests);
  }

  /**
   * Replaces the rows of a file by one for all that are alike. A file that ab did not finish stays
   * as it is, so that whoever reads it says so.
   */
  static void condense(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !endsWithItsLine(file)) {
      return;
    }
    Map<String, Long> rows = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      if (!RAW_HEAD.equals(reader.readLine())) {
        return;
      }
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        if (!RAW_ROW.matcher(row).matches()) {
          return;
        }
        rows.merge(row.substring(row.indexOf('\t') + 1), 1L, Long::sum);
      }
    }
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    rows.forEach((row, requests) -> text.append(row).append('\t').append(requests).append('\n'));
    RunFile.write(file, text.toString());
  }

  private static boolean endsWithItsLine(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (channel.size() == 0) {
        return false;
      }
      channel.position(channel.size() - 1);
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last);
      return last.get(0) == '\n';
    }
  }
}
