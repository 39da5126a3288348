package org.servletbench.app.exchange;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Records when one request passed from stage to stage, by System.nanoTime, and reports it to the
 * client as {@code Server-Timing} (https://www.w3.org/TR/server-timing/). A request carries one, as
 * an attribute and in its {@link Delay}, only where the app is configured to report stages. The
 * fields are volatile because the async timeout may answer while the call goes on.
 */
public final class StageTimes {

  /**
   * The header in which the client says when it meant to send, on the clock that all processes of
   * the host share.
   */
  public static final String SLOT_HEADER = "Bench-Slot";

  public static final String HEADER = "Server-Timing";

  private static final String ATTRIBUTE = StageTimes.class.getName();

  /** A slot further back must come from another clock. */
  private static final long OLDEST_SLOT_NANOS = 3_600_000_000_000L;

  private static final int MAX_DIGITS = 19;

  private final long slot;
  private final long entered;
  private volatile long called;
  private volatile long answered;

  private StageTimes(long slot, long entered) {
    this.slot = slot;
    this.entered = entered;
  }

  /**
   * Starts the times of a request that a thread has begun to process.
   *
   * @param slotHeader header as the client sent it; null or nonsense means that the slot is unknown
   */
  public static StageTimes entered(String slotHeader, long now) {
    long slot = slot(slotHeader);
    boolean known = slot > 0 && slot <= now && now - slot <= OLDEST_SLOT_NANOS;
    return new StageTimes(known ? slot : now, now);
  }

  private static long slot(String header) {
    if (header == null || header.isEmpty() || header.length() > MAX_DIGITS) {
      return 0;
    }
    long slot = 0;
    for (int i = 0; i < header.length(); i++) {
      int digit = header.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      slot = 10 * slot + digit;
    }
    return slot;
  }

  public void putInto(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Returns the times of a request; null when stages are off. */
  public static StageTimes of(ServletRequest request) {
    return (StageTimes) request.getAttribute(ATTRIBUTE);
  }

  /** Notes that the downstream call begins, with a connection or the permission to open one. */
  void called() {
    called = System.nanoTime();
  }

  /** Notes that the downstream call has ended, in success or failure. */
  void answered() {
    answered = System.nanoTime();
  }

  /** Sets the header before the answer is written, for strategies without Spring MVC. */
  static void tell(ServletRequest request, HttpServletResponse response) {
    StageTimes times = of(request);
    if (times != null) {
      response.setHeader(HEADER, times.header(System.nanoTime()));
    }
  }

  /** Formats the stages up to now; a request without a downstream call has two. */
  public String header(long now) {
    long start = called;
    long end = answered;
    StringBuilder text = new StringBuilder(96);
    stage(text, "queue", entered - slot);
    if (start == 0) {
      return stage(text, "dispatch", now - entered).toString();
    }
    stage(text, "dispatch", start - entered);
    if (end == 0) {
      return stage(text, "downstream", now - start).toString();
    }
    stage(text, "downstream", end - start);
    return stage(text, "redispatch", now - end).toString();
  }

  /** Appends a stage in milliseconds with three decimals, that is, to the microsecond. */
  private static StringBuilder stage(StringBuilder text, String name, long nanos) {
    long micros = Math.max(0, nanos + 500) / 1000;
    long rest = micros % 1000;
    return text.append(text.isEmpty() ? "" : ", ")
        .append(name)
        .append(";dur=")
        .append(micros / 1000)
        .append(rest < 10 ? ".00" : rest < 100 ? ".0" : ".")
        .append(rest);
  }
}
