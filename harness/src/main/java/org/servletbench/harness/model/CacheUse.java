package org.servletbench.harness.model;

/** What became of the launch cache of a process that was started. */
public enum CacheUse {
  /** The JVM has it in its memory. */
  USED,
  /** It was named, and the JVM went on without it. */
  REJECTED,
  /** None was named. */
  NONE
}
