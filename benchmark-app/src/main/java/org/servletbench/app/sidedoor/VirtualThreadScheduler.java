package org.servletbench.app.sidedoor;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.util.Optional;

/**
 * Reads {@code jdk.management.VirtualThreadSchedulerMXBean}, which exists from JDK 24 on. It uses
 * reflection because the app is compiled for 21.
 */
final class VirtualThreadScheduler {

  private static final Optional<Class<? extends PlatformManagedObject>> TYPE = type();

  private VirtualThreadScheduler() {}

  static Status.VirtualThreads read() {
    return new Status.VirtualThreads(
        figure("getPoolSize"),
        figure("getMountedVirtualThreadCount"),
        figure("getQueuedVirtualThreadCount"));
  }

  /** Returns a figure; null where the JDK does not know it and says -1. */
  private static Long figure(String method) {
    return TYPE.map(
            type -> {
              try {
                Object bean = ManagementFactory.getPlatformMXBean(type);
                Number figure = (Number) type.getMethod(method).invoke(bean);
                return figure.longValue() < 0 ? null : Long.valueOf(figure.longValue());
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a method of a public interface of the JDK", e);
              }
            })
        .orElse(null);
  }

  private static Optional<Class<? extends PlatformManagedObject>> type() {
    try {
      return Optional.of(
          Class.forName("jdk.management.VirtualThreadSchedulerMXBean")
              .asSubclass(PlatformManagedObject.class));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
