package org.servletbench.harness.catalogue;

/** A figure of a trial. What is known about it ahead of any trial stands in its declaration. */
public sealed interface Metric
    permits LoadFigure,
        LagFigure,
        ToolFigure,
        GeneratorFigure,
        ProcessFigure,
        CostFigure,
        ServiceFigure,
        Latency,
        PoolTime,
        Profiled,
        Stage,
        StageSum,
        Predicted {

  Declaration declared();

  /** Its name on disk, in claims and in tables. */
  default String label() {
    return declared().label();
  }

  default Unit unit() {
    return declared().unit();
  }

  /** Which tool and which of its fields it comes from, where that is the same for every driver. */
  default String source() {
    return declared().source();
  }

  /** Which way is better. */
  enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** How the values of several trials become one. */
  enum Pooling {
    SUM,
    MEDIAN
  }

  /**
   * What is known about a metric.
   *
   * @param meaning what it says and how it is calculated, in words
   * @param empty when it has no value
   */
  record Declaration(
      String label, Better better, Pooling pooling, String source, String meaning, String empty) {
    public Declaration {
      if (!label.matches("[a-z][a-z0-9_.-]*") || source.isBlank() || meaning.isBlank()) {
        throw new IllegalArgumentException("a metric needs name, source and meaning: " + label);
      }
    }

    public Unit unit() {
      return Unit.of(label);
    }
  }
}
