package org.servletbench.harness.run;

import java.util.List;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Settling;

/** Starts MEASURE once the target has settled under the measured load. */
final class SettleJudge {
  private final double delayMillis;
  private final long loadStartMillis;
  private final LoadSession session;
  private final Sampler sampler;
  private int judged;
  private boolean isOver;

  /**
   * @param delayMillis delay of the downstream
   * @param loadStartMillis start of the measured load
   */
  SettleJudge(double delayMillis, long loadStartMillis, LoadSession session, Sampler sampler) {
    this.delayMillis = delayMillis;
    this.loadStartMillis = loadStartMillis;
    this.session = session;
    this.sampler = sampler;
  }

  /** Judges if there is a new reading; to be called again and again. */
  void look() {
    int readings = sampler.count();
    if (isOver || readings == judged) {
      return;
    }
    judged = readings;
    List<Recording.Second> seconds =
        session.seconds().stream()
            .filter(second -> second.count("epoch_ms") >= loadStartMillis)
            .toList();
    if (Settling.of(delayMillis, seconds, sampler.readings()).isReached()) {
      session.measure();
      isOver = true;
    }
  }
}
