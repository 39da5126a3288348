package org.servletbench.harness.system;

/** How a process came to its end. */
public enum Ending {
  /** It was gone before anybody asked. */
  BY_ITSELF,
  /** It ended in time after SIGTERM. */
  ON_REQUEST,
  /** It took SIGKILL. */
  KILLED
}
