package org.servletbench.harness.engine;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Takes any body, counts its bytes, and keeps its beginning. */
final class KeptBody extends BodyCheck {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int most;
  private long count;

  /**
   * @param most how many bytes are kept
   */
  KeptBody(int most) {
    super(Optional.empty());
    this.most = most;
  }

  @Override
  void take(byte[] bytes, int from, int taken) {
    count += taken;
    kept.write(bytes, from, Math.min(taken, most - kept.size()));
  }

  long count() {
    return count;
  }

  byte[] kept() {
    return kept.toByteArray();
  }
}
