package org.servletbench.app.sidedoor;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;

/**
 * Reads {@code jdk.management.VirtualThreadSchedulerMXBean}, which exists from JDK 24 on. It uses
 * reflection because the app is compiled for 21. The bean and its methods are looked up once, since
 * that costs more than to ask them.
 */
final class VirtualThreadScheduler {

  private static final String NAME = "jdk.management.VirtualThreadSchedulerMXBean";
  private static final PlatformManagedObject BEAN = bean();
  private static final Method CARRIERS = figure("getPoolSize");
  private static final Method MOUNTED = figure("getMountedVirtualThreadCount");
  private static final Method QUEUED = figure("getQueuedVirtualThreadCount");

  private VirtualThreadScheduler() {}

  static Status.VirtualThreads read() {
    return new Status.VirtualThreads(ask(CARRIERS), ask(MOUNTED), ask(QUEUED));
  }

  /** Returns a figure; null where the JDK does not know it and says -1. */
  private static Long ask(Method figure) {
    if (figure == null) {
      return null;
    }
    try {
      long value = ((Number) figure.invoke(BEAN)).longValue();
      return value < 0 ? null : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a method of a public interface of the JDK", e);
    }
  }

  /** Returns the bean; null below JDK 24. */
  private static PlatformManagedObject bean() {
    try {
      return ManagementFactory.getPlatformMXBean(
          Class.forName(NAME).asSubclass(PlatformManagedObject.class));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static Method figure(String method) {
    try {
      return BEAN == null ? null : Class.forName(NAME).getMethod(method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a method of a public interface of the JDK", e);
    }
  }
}
