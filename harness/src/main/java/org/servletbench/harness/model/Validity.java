package org.servletbench.harness.model;

import java.util.List;

/** Whether a trial may be summarised. One that broke a gate is kept and shown. */
public sealed interface Validity {
  /** Nothing speaks against it. */
  record Valid() implements Validity {}

  /**
   * It broke at least one gate.
   *
   * @param reasons each says what was found, what was expected and what helps
   */
  record Invalid(List<String> reasons) implements Validity {
    public Invalid {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("an invalid trial needs a reason");
      }
    }
  }

  default boolean isValid() {
    return this instanceof Valid;
  }

  /** Empty for a valid trial. */
  default List<String> reasons() {
    return switch (this) {
      case Valid valid -> List.of();
      case Invalid invalid -> invalid.reasons();
    };
  }
}
