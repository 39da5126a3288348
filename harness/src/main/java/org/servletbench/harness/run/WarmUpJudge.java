package org.servletbench.harness.run;

import java.util.List;
import org.servletbench.harness.load.LoadSession;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Steadiness;
import org.servletbench.harness.model.WarmUp;

/** Ends a warm-up without a fixed length once the target is steady. */
final class WarmUpJudge {
  private final WarmUp warmUp;
  private final LoadSession session;
  private final Sampler sampler;
  private int judged;
  private boolean isOver;

  WarmUpJudge(WarmUp warmUp, LoadSession session, Sampler sampler) {
    this.warmUp = warmUp;
    this.session = session;
    this.sampler = sampler;
    this.isOver = warmUp.untilSteady().isEmpty();
  }

  /** Judges if there is a new reading; to be called repeatedly. */
  void look() {
    if (isOver) {
      return;
    }
    int readings = sampler.count();
    if (readings != judged) {
      judged = readings;
      List<Recording.Second> seconds = session.seconds();
      if (Steadiness.of(warmUp.ratePerSecond(), seconds, sampler.readings()).isReached()) {
        session.settle();
        isOver = true;
      }
    }
  }
}
