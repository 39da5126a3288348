package org.servletbench.harness.model;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/** What is under load. */
public sealed interface Target {
  /** What stands in the column {@code strategy}. */
  String label();

  /** The app of this repository, which waits for the downstream in one way. */
  record App(Strategy strategy, AppSettings settings) implements Target {
    public App {
      Objects.requireNonNull(strategy);
      Objects.requireNonNull(settings);
    }

    @Override
    public String label() {
      return strategy.label();
    }
  }

  /** A server that runs already and is left alone. */
  record Running(URI url) implements Target {
    public Running {
      requireLoopback(url, "target.url");
    }

    @Override
    public String label() {
      return "url";
    }
  }

  /**
   * A server of the user's own, started afresh for each trial.
   *
   * @param command the program and its arguments
   * @param ready answers 200 once the server is ready
   * @param url what is loaded; its port must be free before the start
   */
  record Command(List<String> command, URI ready, URI url) implements Target {
    public Command {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("target.command is empty");
      }
      requireLoopback(ready, "target.ready");
      requireLoopback(url, "target.url");
    }

    @Override
    public String label() {
      return "command";
    }
  }

  /** Load goes to this machine only. */
  private static void requireLoopback(URI url, String name) {
    String host = url.getHost();
    if (!"http".equals(url.getScheme()) || host == null || !host.matches("127(\\.\\d{1,3}){3}")) {
      throw new IllegalArgumentException(
          name
              + " must be like http://127.0.0.1:9000/path: a literal loopback address, not "
              + url);
    }
    if (url.getPort() == -1 || url.getRawFragment() != null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          name + " must name a port, and neither user nor fragment: " + url);
    }
  }
}
