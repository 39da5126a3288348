package org.servletbench.harness.model;

import java.util.List;

/** The result of the gates. A trial that broke one is kept and shown, not summarised. */
public sealed interface Validity {
  /** The trial broke no gate. */
  record Valid() implements Validity {}

  /**
   * The trial broke at least one gate.
   *
   * @param reasons reasons, each of which says what was found, what was expected and the remedy
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

  /** Returns the reasons; empty for a valid trial. */
  default List<String> reasons() {
    return switch (this) {
      case Valid valid -> List.of();
      case Invalid invalid -> invalid.reasons();
    };
  }
}
