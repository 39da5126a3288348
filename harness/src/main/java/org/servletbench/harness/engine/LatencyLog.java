package org.servletbench.harness.engine;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramLogWriter;
import org.HdrHistogram.IntCountsHistogram;

/** Every time of every second, as an HdrHistogram interval log whose tags tell what was timed. */
final class LatencyLog {
  private static final double NANOS_PER_MILLI = 1e6;

  private final OutputFile file;
  private final HistogramLogWriter writer;

  /** Encoding leaves buffers of its own size in a histogram: in one, not in all. */
  private final IntCountsHistogram scratch = Second.newHistogram();

  LatencyLog(OutputFile file, Schedule schedule) {
    this.file = file;
    writer = new HistogramLogWriter(file.text());
    writer.outputLogFormatVersion();
    writer.outputStartTime(
        schedule.epochMillis(schedule.warmUpStartNanos().orElse(schedule.measureStartNanos())));
    writer.outputLegend();
    file.flush();
  }

  void add(Second second) {
    double start = second.schedule.epochMillis(second.startNanos()) / 1e3;
    double end = second.schedule.epochMillis(second.endNanos) / 1e3;
    second.histograms((tag, histogram) -> add(tag, histogram, start, end));
    file.flush();
  }

  private void add(String tag, AbstractHistogram histogram, double start, double end) {
    histogram.copyInto(scratch);
    scratch.setTag(tag);
    writer.outputIntervalHistogram(start, end, scratch, NANOS_PER_MILLI);
  }
}
