package org.servletbench.harness.catalogue;

import java.util.Locale;

/** A figure of a trial; its declaration holds what is known before any trial. */
public sealed interface Metric
    permits LoadFigure,
        LagFigure,
        ToolFigure,
        GeneratorFigure,
        ProcessFigure,
        SteadyFigure,
        CostFigure,
        ConnectionFigure,
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

  /** The direction that is better, if either is, and the way to combine several trials. */
  enum Kind {
    /** Counts, which are added up. */
    MORE,
    FEWER,
    COUNT,
    /** Values, whose median is taken. */
    HIGHER,
    LOWER,
    VALUE;

    /** Whether the values of several trials are added up; otherwise their median is taken. */
    public boolean isAddedUp() {
      return this == MORE || this == FEWER || this == COUNT;
    }

    /** Returns the kind whose median is taken, with the same direction. */
    Kind asValue() {
      return switch (this) {
        case MORE, HIGHER -> HIGHER;
        case FEWER, LOWER -> LOWER;
        case COUNT, VALUE -> VALUE;
      };
    }
  }

  /**
   * The definition of a metric.
   *
   * @param meaning meaning and calculation, in words
   * @param empty cases in which it has no value
   */
  record Declaration(String label, Kind kind, String source, String meaning, String empty) {
    public Declaration {
      // a stage has the name that the target gives it: any token of HTTP
      if (!label.matches("[a-z][a-z0-9_]*|stage_[!#-'*+.^-z|~0-9A-Z-]+")
          || source.isBlank()
          || meaning.isBlank()) {
        throw new IllegalArgumentException("a metric needs name, source and meaning: " + label);
      }
    }

    /** Declares a constant, whose name is the metric's in capitals. */
    Declaration(Enum<?> constant, Kind kind, String source, String meaning, String empty) {
      this(constant.name().toLowerCase(Locale.ROOT), kind, source, meaning, empty);
    }

    public Unit unit() {
      return Unit.of(label);
    }
  }
}
