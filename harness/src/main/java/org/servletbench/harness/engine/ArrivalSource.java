package org.servletbench.harness.engine;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.Load;

/** Produces arrivals one after the other; all times are on the clock of nanoTime. */
interface ArrivalSource {
  /** Stands for "no client": nobody waits for the answer. */
  int NO_CLIENT = -1;

  /** Returns the intended time of the next arrival; {@link Pacer#NEVER} while there is none. */
  long due();

  /**
   * Takes the next arrival.
   *
   * @return the client that waits for the answer, or {@link #NO_CLIENT}
   */
  int take();

  /** Notes that the request of a client has ended, whatever its outcome. */
  void ended(int client, long now);

  /** Moves the end of the warm-up and the start of MEASURE to earlier times, both in the future. */
  void reschedule(Schedule fixed);

  /** Joins warm-up and MEASURE in one sequence, so that no new code runs when MEASURE starts. */
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
