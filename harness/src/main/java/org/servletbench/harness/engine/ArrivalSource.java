package org.servletbench.harness.engine;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Slots;

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

  /** Moves the beginning of the next phase, which is still in the future, to an earlier time. */
  void reschedule(Schedule fixed);

  /** Joins warm-up and measured load in one sequence: no new code runs when MEASURE starts. */
  static ArrivalSource of(EngineOptions options, Schedule schedule) {
    List<OpenArrivals.Phase> phases = new ArrayList<>();
    long start = schedule.warmUpStartNanos().orElse(schedule.settleStartNanos());
    for (Load.Open warmUp : options.warmUp()) {
      phases.add(new OpenArrivals.Phase(warmUp.arrivals().over(warmUp.duration()), start, false));
      start += warmUp.duration().toNanos();
    }
    return switch (options.load()) {
      case Load.Open open -> {
        phases.add(
            new OpenArrivals.Phase(
                open.arrivals().over(options.settle().plus(open.duration())),
                schedule.settleStartNanos(),
                true));
        yield new OpenArrivals(phases);
      }
      case Load.Closed closed ->
          new ClosedClients(
              new OpenArrivals(phases),
              closed,
              schedule.settleStartNanos(),
              schedule.measureEndNanos());
    };
  }

  /** Counts the arrivals of an open load whose slot is in MEASURE. */
  static long planned(Load.Open load, Schedule schedule) {
    long settled = schedule.measureStartNanos() - schedule.settleStartNanos();
    Slots slots = load.arrivals().over(load.duration().plusNanos(settled));
    long planned = 0;
    for (long slot = slots.next(); slot != Slots.NONE; slot = slots.next()) {
      planned += slot >= settled ? 1 : 0;
    }
    return planned;
  }
}
