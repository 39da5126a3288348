package org.servletbench.harness.engine;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.Load;

/** Where arrivals come from, one after the other: times on the clock of nanoTime. */
interface ArrivalSource {
  /** In place of a client: nobody waits for the answer. */
  int NO_CLIENT = -1;

  /** When the next arrival is meant to be; {@link Pacer#NEVER} as long as there is none. */
  long due();

  /**
   * Takes that arrival.
   *
   * @return the client that waits for its end, or {@link #NO_CLIENT}
   */
  int take();

  /** The request of a client has ended, in whatever way. */
  void ended(int client, long now);

  /** The warm-up ends, and MEASURE begins, earlier than was planned; neither is past. */
  void reschedule(Schedule fixed);

  /** Warm-up and MEASURE in one sequence, so that nothing new runs when MEASURE starts. */
  static ArrivalSource of(EngineOptions options, Schedule schedule) {
    List<OpenArrivals.Phase> phases = new ArrayList<>();
    long start = schedule.warmUpStartNanos().orElse(schedule.measureStartNanos());
    for (Load.Open warmUp : options.warmUp()) {
      phases.add(new OpenArrivals.Phase(warmUp.arrivals().over(warmUp.duration()), start, false));
      start += warmUp.duration().toNanos();
    }
    return switch (options.load()) {
      case Load.Open open -> {
        phases.add(
            new OpenArrivals.Phase(
                open.arrivals().over(open.duration()), schedule.measureStartNanos(), true));
        yield new OpenArrivals(phases);
      }
      case Load.Closed closed ->
          new ClosedClients(
              new OpenArrivals(phases),
              closed,
              schedule.measureStartNanos(),
              schedule.measureEndNanos());
    };
  }
}
