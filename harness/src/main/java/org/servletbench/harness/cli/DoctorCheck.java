package org.servletbench.harness.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * A line of {@code bench doctor}.
 *
 * @param reading value that was found
 * @param remedy what to do about it; empty if all is well
 */
record DoctorCheck(String name, Status status, String reading, String remedy) {
  /** The result of a check: a failure stops a run, a warning changes what its figures mean. */
  enum Status {
    OK,
    WARN,
    FAIL;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  DoctorCheck {
    Objects.requireNonNull(name);
    Objects.requireNonNull(status);
    if (remedy.isEmpty() != (status == Status.OK)) {
      throw new IllegalArgumentException(name + " needs a remedy exactly when it is not ok");
    }
  }

  static DoctorCheck ok(String name, String reading) {
    return new DoctorCheck(name, Status.OK, reading, "");
  }

  static DoctorCheck warn(String name, String reading, String remedy) {
    return new DoctorCheck(name, Status.WARN, reading, remedy);
  }

  static DoctorCheck fail(String name, String reading, String remedy) {
    return new DoctorCheck(name, Status.FAIL, reading, remedy);
  }

  /** Makes a check that warns, with the remedy, unless the condition holds. */
  static DoctorCheck warnUnless(boolean holds, String name, String reading, String remedy) {
    return holds ? ok(name, reading) : warn(name, reading, remedy);
  }
}
