package org.servletbench.harness.system;

/** The process that listens on a port, with its command line. */
public record PortOwner(long pid, String command) {
  private static final int SHOWN = 80;

  /** Returns the command, cut to a length that fits into a message. */
  public String shortCommand() {
    return command.length() <= SHOWN ? command : command.substring(0, SHOWN - 1) + "…";
  }

  /** Whether nobody works on its behalf. */
  public boolean hasNoChildren() {
    return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).findAny().isEmpty();
  }
}
