package org.servletbench.harness.system;

/** The way in which a process ended. */
public enum Ending {
  /** It had ended before it was asked to. */
  BY_ITSELF,
  /** It ended in time after SIGTERM. */
  ON_REQUEST,
  /** It ended only by SIGKILL. */
  KILLED
}
