package org.servletbench.app.container;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.servletbench.app.exchange.StageTimes;
import org.servletbench.app.measure.Timing;

/**
 * Measures how long a request keeps a container thread. As the first valve of the engine it adds up
 * the time of every pass through the pipeline: one for a synchronous request or one that {@code
 * AsyncContext.complete()} ends, two with a dispatch.
 *
 * <p>A valve alone cannot tell which pass is the last: whether an asynchronous request passes again
 * is decided elsewhere, perhaps before this pass has left the valve. So the hold time is recorded
 * by the access log. Tomcat calls the access log once per request, however the request ended, after
 * its last pass. The call comes in a container thread and never overlaps a pass of the same
 * request, because Tomcat serialises the work on a connection.
 */
public final class HoldTimeValve extends ValveBase implements AccessLog, RequestCounts {

  private static final String VISIT = HoldTimeValve.class.getName();

  private final boolean timesStages;
  private final Timing holdTime = new Timing();
  private final LongAdder entered = new LongAdder();
  private final LongAdder completed = new LongAdder();
  private final LongAdder holding = new LongAdder();

  /**
   * Makes the valve, which must be the first of the engine.
   *
   * @param timesStages whether each request gets {@link StageTimes}
   */
  public HoldTimeValve(boolean timesStages) {
    super(true);
    this.timesStages = timesStages;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Visit visit = enter(request);
    holding.increment();
    long start = System.nanoTime();
    try {
      getNext().invoke(request, response);
    } finally {
      visit.heldNanos += System.nanoTime() - start;
      holding.decrement();
    }
  }

  /**
   * Records the end of a request. A request that never entered the pipeline, such as a malformed
   * one, has no visit.
   */
  @Override
  public void log(Request request, Response response, long ignoredMillis) {
    if (request.getNote(VISIT) instanceof Visit visit) {
      request.removeNote(VISIT);
      holdTime.record(visit.heldNanos);
      completed.increment();
    }
  }

  private Visit enter(Request request) {
    if (request.getNote(VISIT) instanceof Visit again) {
      return again;
    }
    Visit first = new Visit();
    request.setNote(VISIT, first);
    if (timesStages) {
      StageTimes.entered(request.getHeader(StageTimes.SLOT_HEADER), System.nanoTime())
          .putInto(request);
    }
    entered.increment();
    return first;
  }

  @Override
  public boolean timesStages() {
    return timesStages;
  }

  /** Returns the hold times of the requests whose last pass has ended. */
  @Override
  public Timing holdTime() {
    return holdTime;
  }

  /** Counts the requests that entered the pipeline, each once. */
  @Override
  public long entered() {
    return entered.sum();
  }

  /** Counts the requests whose last pass has ended. */
  @Override
  public long completed() {
    return completed.sum();
  }

  /** Counts the requests that are in a container thread now. */
  @Override
  public long holding() {
    return holding.sum();
  }

  /**
   * Counts the requests in flight that hold no container thread, such as those started
   * asynchronously. The count may be off by a few requests: the counters are not read at one
   * instant, and a request that is entering or leaving the pipeline is briefly in none of them.
   */
  @Override
  public long waiting() {
    long began = entered.sum();
    long held = holding.sum();
    return Math.max(0, began - held - completed.sum());
  }

  /** Nothing is logged, so there are no attributes to log. */
  @Override
  public void setRequestAttributesEnabled(boolean enabled) {}

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }

  /** One request in progress; used by one thread at a time, under the lock of its connection. */
  private static final class Visit {
    private long heldNanos;
  }
}
