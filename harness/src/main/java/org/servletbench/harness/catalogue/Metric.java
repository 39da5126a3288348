package org.servletbench.harness.catalogue;

/** A figure of a trial; its declaration holds what is known before any trial. */
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

  /** Returns the name on disk, in claims and in tables. */
  default String label() {
    return declared().label();
  }

  default Unit unit() {
    return declared().unit();
  }

  /** Returns the tool and the field it comes from, if they are the same for every driver. */
  default String source() {
    return declared().source();
  }

  /** The direction that is better. */
  enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** The way to combine the values of several trials. */
  enum Pooling {
    SUM,
    MEDIAN
  }

  /**
   * The definition of a metric.
   *
   * @param meaning meaning and calculation, in words
   * @param empty cases in which it has no value
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
