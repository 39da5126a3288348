package org.servletbench.harness.model;

import java.util.Locale;

/** What produces the load. */
public enum Driver {
  JMETER;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
