package org.servletbench.harness.model;

/** What happened to the launch cache of a started process. */
public enum CacheUse {
  /** The JVM has mapped the cache. */
  USED,
  /** The command names a cache, but the JVM went on without it. */
  REJECTED,
  /** The command names no cache. */
  NONE
}
