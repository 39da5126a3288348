package org.servletbench.harness.engine;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramLogWriter;
import org.HdrHistogram.IntCountsHistogram;

/** Writes all times, second by second, to an HdrHistogram log whose tags name what was timed. */
final class LatencyLog {
  private static final double NANOS_PER_MILLI = 1e6;

  private final OutputFile file;
  private final HistogramLogWriter writer;

  /** Encodes for all the others, so that only this one keeps the buffers that encoding needs. */
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
