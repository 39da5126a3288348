package org.servletbench.harness.model;

/**
 * A failure that a user can act on. The message says what went wrong, where, and the remedy. It is
 * printed once, without a stack trace.
 */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The cause of a failure, which the command line turns into an exit code. */
  public enum Kind {
    /** The machine or the program: a port is taken, a process died, the disk is full. */
    MACHINE,
    /** The arguments or the input files. */
    USAGE
  }

  private final Kind kind;

  private BenchException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public static BenchException machine(String message) {
    return new BenchException(Kind.MACHINE, message, null);
  }

  public static BenchException machine(String message, Throwable cause) {
    return new BenchException(Kind.MACHINE, message, cause);
  }

  public static BenchException usage(String message) {
    return new BenchException(Kind.USAGE, message, null);
  }

  public Kind kind() {
    return kind;
  }
}
