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
 * <p>A valve alone cannot tell the last pass: whether an asynchronous request passes again is
 * decided elsewhere, perhaps before this pass has left the valve. The access log can: Tomcat calls
 * it once per request, whichever way the request ended, when no pass can follow, in a container
 * thread, and never at the same time as a pass of that request (the processing of a connection is
 * serialised). So the record is made there.
 */
public final class HoldTimeValve extends ValveBase implements AccessLog, RequestCounts {

  private static final String VISIT = HoldTimeValve.class.getName();

  private final boolean timesStages;
  private final Timing holdTime = new Timing();
  private final LongAdder entered = new LongAdder();
  private final LongAdder completed = new LongAdder();
  private final LongAdder holding = new LongAdder();

  /**
   * The first valve.
   *
   * @param timesStages whether each request is to have {@link StageTimes}
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
   * The end of a request. One that never entered the pipeline, such as a malformed one, has no
   * visit.
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

  /** Of requests whose last pass has ended. */
  @Override
  public Timing holdTime() {
    return holdTime;
  }

  /** Requests that entered the pipeline, each once. */
  @Override
  public long entered() {
    return entered.sum();
  }

  /** Requests whose last pass has ended. */
  @Override
  public long completed() {
    return completed.sum();
  }

  /** Requests in a container thread now. */
  @Override
  public long holding() {
    return holding.sum();
  }

  /**
   * Requests in flight that hold no container thread, as one that was started asynchronously. Not
   * exact to the request: the counts are not read at one instant, and for a moment, on its way into
   * the pipeline and out of it, a request is in neither.
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

  /** One request on its way; used by one thread at a time, under the lock of its connection. */
  private static final class Visit {
    private long heldNanos;
  }
}
