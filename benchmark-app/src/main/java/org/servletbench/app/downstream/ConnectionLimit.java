package org.servletbench.app.downstream;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the calls in flight by permits, because the clients' own limits do not serve.
 * HttpURLConnection has none. AsyncHttpClient limits connections rather than calls: it wakes a
 * waiting caller when a connection closes, not when one becomes idle, so the caller would wait for
 * the idle timeout beside free connections. A free permit goes to whoever asks first, as in
 * AsyncHttpClient, not to whoever has waited longest.
 */
final class ConnectionLimit {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final int limit;
  private final Semaphore permits;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param connections most calls at once; 0 for unlimited
   */
  ConnectionLimit(int connections) {
    limit = connections == 0 ? UNLIMITED : connections;
    permits = new Semaphore(limit);
  }

  /** Blocks until a permit is free; returns false if none became free in that time. */
  boolean take(long timeoutMillis) throws InterruptedException {
    if (permits.tryAcquire()) {
      return true;
    }
    waiting.incrementAndGet();
    try {
      return permits.tryAcquire(timeoutMillis, TimeUnit.MILLISECONDS);
    } finally {
      waiting.decrementAndGet();
    }
  }

  void giveBack() {
    permits.release();
  }

  ClientPool reading() {
    return new ClientPool(
        limit == UNLIMITED ? null : limit, limit - permits.availablePermits(), waiting.get());
  }
}
