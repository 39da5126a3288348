package org.servletbench.harness.model;

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
  record Running(TargetUrl url) implements Target {
    public Running {
      Objects.requireNonNull(url);
    }

    @Override
    public String label() {
      return "url";
    }
  }

  /**
   * A server of the user's own, started afresh for each trial.
   *
   * @param build makes the program, once ahead of the first trial; empty where it is there
   * @param command the program and its arguments; {@link #HOME} in it is the repository
   * @param body what a good answer says; empty for anything
   * @param ready answers 200 once the server is ready
   * @param url what is loaded; its port must be free before the start
   */
  record Command(
      List<String> command, TargetUrl ready, TargetUrl url, List<String> build, String body)
      implements Target {
    /** Stands for the folder of the repository in a command. */
    public static final String HOME = "$BENCH_HOME";

    public Command {
      command = List.copyOf(command);
      build = build == null ? List.of() : List.copyOf(build); // runs of earlier versions
      body = body == null ? "" : body;
      if (command.isEmpty()) {
        throw new IllegalArgumentException("target.command is empty");
      }
      Objects.requireNonNull(ready);
      Objects.requireNonNull(url);
    }

    /** Of a program that is there, whose answers may say anything. */
    public Command(List<String> command, TargetUrl ready, TargetUrl url) {
      this(command, ready, url, List.of(), "");
    }

    @Override
    public String label() {
      return "command";
    }
  }
}
