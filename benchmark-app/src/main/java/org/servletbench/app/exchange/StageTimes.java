package org.servletbench.app.exchange;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * When one request passed from stage to stage, by System.nanoTime, and what that makes the client
 * learn of it: {@code Server-Timing} (https://www.w3.org/TR/server-timing/). A request has one only
 * where the app is asked for it, as an attribute and in its {@link Delay}. The fields are volatile
 * since the async timeout may answer while the call still goes on.
 */
public final class StageTimes {

  /** What the client says of itself: when it meant to send, on the clock that the host shares. */
  public static final String SLOT_HEADER = "Bench-Slot";

  public static final String HEADER = "Server-Timing";

  private static final String ATTRIBUTE = StageTimes.class.getName();

  /** A slot further back is one of another clock. */
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
   * Of a request that a thread has begun with.
   *
   * @param slotHeader as the client sent it; null or nonsense means that its slot is not known
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

  /** Null where nobody asks. */
  public static StageTimes of(ServletRequest request) {
    return (StageTimes) request.getAttribute(ATTRIBUTE);
  }

  /** The downstream call has its connection and begins. */
  void called() {
    called = System.nanoTime();
  }

  /** It has ended, whichever way. */
  void answered() {
    answered = System.nanoTime();
  }

  /** For those who answer without Spring MVC, before the answer is written. */
  static void tell(ServletRequest request, HttpServletResponse response) {
    StageTimes times = of(request);
    if (times != null) {
      response.setHeader(HEADER, times.header(System.nanoTime()));
    }
  }

  /** The stages up to now; a request that was never called for has two. */
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

  /** Milliseconds with three digits behind the point: microseconds. */
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
