package org.servletbench.harness.engine;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Outcome;

/**
 * Holds all connections and the arrivals that wait for one. An arrival is sent at once on the
 * connection that became idle last. If none is idle, the arrival waits, first come first served,
 * and a connection is opened for it if the bound allows. Each arrival ends at its slot + timeout at
 * the latest. A target that a warm-up overwhelms must live to be measured: from {@value
 * #MOST_WARMING} connections on, or twice those of the load, arrivals of a warm-up are dropped.
 */
final class Connections {
  /** Most attempts at once: without it a stall of the server would overflow its backlog. */
  static final int MAX_CONNECTING = 64;

  /** Most connections in the warm-up, if the load itself has fewer than half as many. */
  private static final int MOST_WARMING = 1000;

  private final Connector connector;
  private final Recorder recorder;
  private final ClientSettings client;
  private final long timeout;
  private final Consumer<Throwable> crash;
  private final ConnectionList idle = new ConnectionList();
  private final ConnectionList inFlight = new ConnectionList();
  private final WaitingArrivals waiting = new WaitingArrivals();
  private ArrivalSource source;
  private LongConsumer aheadOfReads = now -> {};
  private LongConsumer betweenReads = now -> {};
  private int open;
  private boolean growing;
  private long expiry = Pacer.NEVER;
  private long loadStart;

  Connections(Connector connector, Wiring wiring, long timeout, Consumer<Throwable> crash) {
    this.connector = connector;
    this.timeout = timeout;
    this.crash = crash;
    recorder = wiring.recorder();
    client = wiring.client();
  }

  /** Sets who is told when a client's request has ended, and what is done around a read. */
  void serve(ArrivalSource arrivals, LongConsumer ahead, LongConsumer between) {
    source = arrivals;
    aheadOfReads = ahead;
    betweenReads = between;
  }

  /** Sets when the measured load begins, by System.nanoTime(). */
  void measuredLoadFrom(long nanos) {
    loadStart = nanos;
  }

  int inFlight() {
    return inFlight.size();
  }

  int waiting() {
    return waiting.size();
  }

  int open() {
    return open;
  }

  int connecting() {
    return connector.connecting();
  }

  boolean isQuiet() {
    return inFlight.size() == 0 && waiting.size() == 0;
  }

  /** Returns the earliest time at which {@link #expire} has something to do. */
  long expiry() {
    return expiry;
  }

  /** Sends an arrival, or queues it. */
  void arrive(long slot, int forClient) {
    long now = System.nanoTime();
    recorder.takenUp(now - slot);
    expiry = Math.min(expiry, slot + timeout);
    Connection connection = idle.lastOpen();
    if (connection != null) {
      idle.remove(connection);
      send(connection, slot, now, forClient);
    } else if (overwhelms(now)
        || client.overload() == ClientSettings.Overload.DROP
            && inFlight.size() + waiting.size() >= client.maxInFlight()) {
      giveUp(Outcome.DROPPED, slot, forClient, now);
    } else {
      recorder.waits();
      waiting.add(slot, now, forClient);
      grow(now);
    }
  }

  private void send(Connection connection, long slot, long now, int forClient) {
    connection.send(slot, now, forClient);
    inFlight.addBySlot(connection);
  }

  private boolean isFull(long now) {
    return open + connector.connecting() >= client.maxInFlight() || overwhelms(now);
  }

  private boolean overwhelms(long now) {
    return now - loadStart < 0
        && open + connector.connecting() >= Math.max(MOST_WARMING, 2 * client.connections());
  }

  void openAhead(long now) {
    expiry = Math.min(expiry, now + timeout);
    connector.connect(this, now);
  }

  private void grow(long now) {
    if (growing) {
      return; // an attempt that failed at once
    }
    growing = true;
    while (connector.connecting() < Math.min(MAX_CONNECTING, waiting.size()) && !isFull(now)) {
      openAhead(now);
    }
    growing = false;
  }

  void connected(Connection connection) {
    connector.ended(connection);
    open++;
    release(connection);
  }

  void connectFailed(Connection connection, Throwable cause, long now) {
    connector.ended(connection);
    recorder.connectFailed();
    Outcome outcome = connector.outcomeOf(cause);
    if (waiting.size() > 0) {
      giveUpHead(outcome, now);
    }
    grow(now);
  }

  /** Notes that the request on a connection has ended. */
  void ended(Connection connection, Outcome outcome, long now, boolean closed) {
    inFlight.remove(connection);
    recorder.answered(outcome, connection.slot(), connection.sent(), now);
    source.ended(connection.client(), now);
    if (closed) {
      open--;
      grow(now);
    } else {
      release(connection);
    }
  }

  void idleClosed(Connection connection) {
    idle.remove(connection);
    open--;
  }

  /**
   * Closes the connections that are idle since before that time, the longest idle first, until as
   * many are open as the suite asks for. The server would close them itself, many at once.
   */
  void closeUnusedSince(long nanos) {
    while (open > client.connections() && idle.size() > 0 && idle.first().idleSince - nanos < 0) {
      idle.first().dismiss();
    }
  }

  private void release(Connection connection) {
    if (waiting.size() == 0) {
      idle.addLast(connection);
      return;
    }
    long now = System.nanoTime();
    long slot = waiting.slot();
    recorder.waited(now - waiting.takenUp());
    send(connection, slot, now, waiting.removeHead());
  }

  /** Ends the arrivals and attempts that are past their deadlines. */
  void expire(long now) {
    while (waiting.size() > 0 && waiting.slot() + timeout <= now) {
      giveUpHead(outcomeOfWaiting(now), now);
    }
    while (inFlight.size() > 0 && inFlight.first().slot() + timeout <= now) {
      inFlight.first().timedOut(now);
    }
    while (connector.connecting() > 0 && connector.oldest().connectStart() + timeout <= now) {
      Connection stuck = connector.oldest();
      connector.ended(stuck);
      stuck.abandon();
      recorder.connectFailed();
    }
    grow(now);
    expiry = timeout + earliest(now);
  }

  private long earliest(long now) {
    long waits = waiting.size() > 0 ? waiting.slot() : now;
    long sent = inFlight.size() > 0 ? inFlight.first().slot() : now;
    long connects = connector.connecting() > 0 ? connector.oldest().connectStart() : now;
    return Math.min(waits, Math.min(sent, connects));
  }

  /** Tells whether a connection did not open or the bound on connections was reached. */
  private Outcome outcomeOfWaiting(long now) {
    boolean stuck =
        connector.connecting() > 0 && now - connector.oldest().connectStart() > timeout / 2;
    return stuck || !isFull(now) ? Outcome.CONNECT_TIMEOUT : Outcome.DROPPED;
  }

  private void giveUpHead(Outcome outcome, long now) {
    long slot = waiting.slot();
    giveUp(outcome, slot, waiting.removeHead(), now);
  }

  private void giveUp(Outcome outcome, long slot, int forClient, long now) {
    recorder.givenUp(outcome, slot, now);
    source.ended(forClient, now);
  }

  /** Forgets who waits: nothing more is to be sent. */
  void stop() {
    waiting.clear();
  }

  /** Returns the time of an event, in whose second it is recorded. */
  long now() {
    long now = System.nanoTime();
    aheadOfReads.accept(now);
    return now;
  }

  /** Runs what is due between two reads: a burst of answers must not hold it back. */
  void between(long now) {
    betweenReads.accept(now);
  }

  void crashed(Throwable cause) {
    crash.accept(cause);
  }
}
