package org.servletbench.harness.engine;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.servletbench.harness.model.ClientSettings;

/**
 * Drives a run in the event loop. It opens connections, fixes the schedule, takes up each arrival
 * when it is due, and ends when all arrivals have ended.
 */
final class Generator implements Pacer {
  private static final long SECOND = 1_000_000_000;

  /** The time between two connections opened ahead of the load, 500 us. */
  private static final long CONNECT_GAP = SECOND / 2000;

  /** How long the run waits for its connections before it begins without them. */
  private static final long CONNECT_PATIENCE = 10 * SECOND;

  /** The time from fixing the schedule to its first slot. */
  private static final long LEAD = SECOND / 50;

  /** The tick of economical pacing: a wake-up costs as much as a request, so some share one. */
  private static final long TICK = 200_000;

  /** Most arrivals taken up in a row before the sockets are read. */
  private static final int BATCH = 64;

  /** A connection that the warm-up did not use in its last 5 s is not needed for the load. */
  private static final long NEEDED_WITHIN = 5 * SECOND;

  /** Completed with the first schedule, once the connections are open. */
  final CompletableFuture<Schedule> scheduled = new CompletableFuture<>();

  private final EngineOptions options;
  private final RequestBytes requests;
  private final Recorder recorder;
  private final boolean exact;
  private Connections connections;
  private ArrivalSource source;
  private long connectStart = NEVER;
  private int connectsBegun;
  private volatile Schedule schedule;
  private boolean settleIsAsked;
  private boolean measureIsAsked;
  private long nextFixed = NEVER;
  private long warmUpEnd;
  private long loadStart;
  private long measureStart;
  private long measureEnd;
  private long lastDue = NEVER;
  private long wakeUp = NEVER;
  private boolean finished;
  private volatile Throwable crash;

  Generator(EngineOptions options, RequestBytes requests, Recorder recorder) {
    this.options = options;
    this.requests = requests;
    this.recorder = recorder;
    exact = options.client().pacing() == ClientSettings.Pacing.EXACT;
  }

  /** Starts the run; called in the event loop, like everything here. */
  void start(Connections pool) {
    connections = pool;
    connectStart = System.nanoTime();
  }

  @Override
  public long fire(long now) {
    try {
      return finished || connections == null ? NEVER : fireDue(now);
    } catch (RuntimeException | Error e) {
      crashed(e);
      return NEVER;
    }
  }

  private long fireDue(long now) {
    if (source == null) {
      expire(now);
      return openAhead(now);
    }
    if (now >= nextFixed) {
      fix(now);
    }
    recorder.roll(now, connections);
    expire(now);
    takeDue(now);
    if (now >= warmUpEnd && now < loadStart) {
      connections.closeUnusedSince(warmUpEnd - NEEDED_WITHIN);
    }
    if (now >= measureEnd && source.due() == NEVER && connections.isQuiet()) {
      finish();
      return NEVER;
    }
    return Math.min(
        Math.min(wakeUp(), Math.min(nextFixed, now < measureEnd ? measureEnd : NEVER)),
        Math.min(connections.expiry(), recorder.secondEnd()));
  }

  private void expire(long now) {
    if (now >= connections.expiry()) {
      connections.expire(now);
    }
  }

  @Override
  public long tick() {
    return exact ? 0 : TICK;
  }

  private long openAhead(long now) {
    int wanted = options.client().connections();
    long patience = connectStart + wanted * CONNECT_GAP + CONNECT_PATIENCE;
    while (connectsBegun < wanted
        && connections.connecting() < Connections.MAX_CONNECTING
        && connectStart + connectsBegun * CONNECT_GAP <= now) {
      connectsBegun++;
      connections.openAhead(now);
    }
    if (connectsBegun == wanted && connections.connecting() == 0 || now >= patience) {
      begin(now);
      return now;
    }
    long next =
        connectsBegun < wanted && connections.connecting() < Connections.MAX_CONNECTING
            ? connectStart + connectsBegun * CONNECT_GAP
            : NEVER;
    return Math.min(next, Math.min(patience, connections.expiry()));
  }

  private void begin(long now) {
    Schedule first = Schedule.after(now + LEAD, Instant.now().plusNanos(LEAD), options);
    adopt(first);
    recorder.start(first, now + LEAD);
    source = ArrivalSource.of(options, first);
    connections.serve(source, this::roll, exact ? this::takeBetween : at -> {});
    scheduled.complete(first);
    fix(now + LEAD);
  }

  /** Ends an open-ended warm-up with its current second; called in the event loop. */
  void settle() {
    settleIsAsked = true;
    if (source != null && !finished) {
      fix(System.nanoTime());
    }
  }

  /** Starts MEASURE as early as possible; called in the event loop. */
  void measure() {
    measureIsAsked = true;
    settle();
  }

  /** Fixes the phases that were ordered to begin, or that can wait no longer. */
  private void fix(long now) {
    Schedule fixed = schedule;
    if (!fixed.warmUpIsFixed() && (settleIsAsked || now >= fixed.nextFixedNanos())) {
      fixed = fixed.warmedUp(now);
    }
    if (fixed.warmUpIsFixed()
        && !fixed.isFixed()
        && (measureIsAsked || now >= fixed.nextFixedNanos())) {
      fixed = fixed.settled(now);
    }
    if (fixed != schedule) {
      adopt(fixed);
      recorder.reschedule(fixed);
      source.reschedule(fixed);
    }
  }

  private void adopt(Schedule current) {
    schedule = current;
    nextFixed = current.nextFixedNanos();
    warmUpEnd = current.warmUpEndNanos();
    loadStart = current.settleStartNanos();
    measureStart = current.measureStartNanos();
    measureEnd = current.measureEndNanos();
    requests.measuredLoadFrom(loadStart);
    connections.measuredLoadFrom(loadStart);
  }

  /** Returns the current schedule; null before there is one. */
  Schedule schedule() {
    return schedule;
  }

  /** Begins the second of an event, unless the seconds are about to be numbered anew. */
  private void roll(long now) {
    if (now < nextFixed) {
      recorder.roll(now, connections);
    }
  }

  /** Takes what is due between two rounds of the loop, and counts it in the second of its slot. */
  private void takeBetween(long now) {
    roll(now);
    if (!finished) {
      takeDue(now);
    }
  }

  private void takeDue(long now) {
    if (wakeUp() > now) {
      return;
    }
    for (int i = 0; i < BATCH && source.due() <= now; i++) {
      long slot = source.due();
      connections.arrive(slot, source.take());
    }
  }

  /** Returns when the next arrival is to be taken up. */
  private long wakeUp() {
    long due = source.due();
    if (exact || due == NEVER) {
      return due;
    }
    if (due != lastDue) {
      lastDue = due;
      wakeUp = measureStart + Math.ceilDiv(due - measureStart, TICK) * TICK;
    }
    return wakeUp;
  }

  /** Reports a fault of the engine itself to the writer, which ends the run. */
  void crashed(Throwable cause) {
    finished = true;
    crash = cause;
    scheduled.completeExceptionally(cause);
  }

  /** Returns the fault that ended the run, or null. */
  Throwable crash() {
    return crash;
  }

  /** Hands over the results so far; nothing is sent after that. */
  void finish() {
    if (!finished) {
      finished = true;
      recorder.finish(System.nanoTime(), connections);
      connections.stop();
      scheduled.cancel(false); // in case it has not begun
    }
  }
}
