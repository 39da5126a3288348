package org.servletbench.app.exchange;

/**
 * The reason why a request gets no downstream answer. It has no stack trace: it is an outcome, not
 * a defect.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status the HTTP status to answer
   * @param reason body to answer, one line
   */
  public Failure(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  public Answer answer() {
    return new Answer(status, getMessage());
  }
}
