package org.servletbench.jmh.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.servletbench.jmh.Once;

class ParkingIT {

  @Test
  void the_partner_answers_and_parks_again_so_many_frames_down() throws Exception {
    Once.each(ParkAndUnpark.class, (call, benchmark) -> check(call, benchmark, false));
    Once.each(ParkAndUnparkVirtualThreads.class, (call, benchmark) -> check(call, benchmark, true));
    Once.each(ParkAndUnparkOnOneCarrier.class, (call, benchmark) -> check(call, benchmark, true));
  }

  private static void check(Once.Call call, ParkAndUnpark benchmark, boolean virtual) {
    assertThat(call.result()).isEqualTo(1L);
    Thread partner = benchmark.partner();
    assertThat(partner.isVirtual()).isEqualTo(virtual);
    while (partner.getState() != Thread.State.WAITING) {
      Thread.yield();
    }
    assertThat(
            Arrays.stream(partner.getStackTrace())
                .filter(frame -> frame.getMethodName().equals("descend")))
        .hasSize(benchmark.depth + 1);
  }

  @Test
  void the_descent_reaches_its_bottom() throws Exception {
    Once.each(
        YieldAVirtualThread.class,
        (call, benchmark) -> assertThat(call.result()).isEqualTo(benchmark.depth));
  }

  @Test
  void a_pause_ends() throws Exception {
    long before = System.nanoTime();
    Once.each(
        SparseNothing.class,
        (call, benchmark) -> assertThat((long) call.result()).isGreaterThanOrEqualTo(before));
    Once.each(
        SparseNothingOnVirtualThread.class,
        (call, benchmark) -> assertThat((long) call.result()).isGreaterThanOrEqualTo(before));
  }
}
