package org.servletbench.harness.model;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.Strategy.LimitingPool;

/** The server under load. */
public sealed interface Target {
  /** Returns the text of the column {@code strategy}. */
  String label();

  /** Returns the host that is loaded, as its URL names it. */
  default String host() {
    return switch (this) {
      case App app -> "127.0.0.1";
      case Running running -> running.url().host();
      case Command command -> command.url().host();
    };
  }

  /** The app of this repository, which waits for the downstream in one way. */
  record App(Strategy strategy, AppSettings settings) implements Target {
    /** The first JDK on which a virtual thread gives its carrier back in a monitor (JEP 491). */
    private static final int GIVES_CARRIERS_BACK = 24;

    public App {
      Objects.requireNonNull(strategy);
      Objects.requireNonNull(settings);
    }

    /** Returns the pool whose threads are the servers of the theory, on the JDK of the suite. */
    public LimitingPool limitingPool() {
      return strategy.limitingPool() == LimitingPool.CARRIERS
          ? ofCarriers()
          : strategy.limitingPool();
    }

    private LimitingPool ofCarriers() {
      OptionalInt jdk = runtime().feature();
      if (jdk.orElse(0) >= GIVES_CARRIERS_BACK) {
        return LimitingPool.NONE;
      }
      return jdk.isPresent() && runtime().carriers().isPresent()
          ? LimitingPool.CARRIERS
          : LimitingPool.UNKNOWN;
    }

    /**
     * Returns the number of carriers.
     *
     * @throws java.util.NoSuchElementException if the suite does not say it
     */
    public int carriers() {
      return runtime().carriers().orElseThrow();
    }

    private Runtime runtime() {
      return settings.variant().runtime();
    }

    /** Returns the app in one of several builds. */
    public App built(AppBuild build) {
      return new App(strategy, settings.with(settings.variant().built(build)));
    }

    @Override
    public String label() {
      return strategy.label();
    }
  }

  /** A server that already runs and is neither started nor stopped. */
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
   * The user's own server, or one of {@code frameworks/}, started afresh for each trial.
   *
   * @param build command that builds the program once, before the first trial; empty if it exists
   * @param command program and its arguments; {@link #HOME} in it stands for the repository
   * @param body body of a good answer; empty if any will do
   * @param framework name of the {@linkplain Framework server} of ours that it is; empty if none
   * @param ready URL that answers 200 once the server is ready
   * @param url URL under load; its port must be free before the start
   */
  record Command(
      List<String> command,
      TargetUrl ready,
      TargetUrl url,
      List<String> build,
      String body,
      String framework)
      implements Target {
    /** Stands for the root of the repository in a command. */
    public static final String HOME = "$BENCH_HOME";

    public Command {
      command = List.copyOf(command);
      build = build == null ? List.of() : List.copyOf(build); // runs of earlier versions
      body = body == null ? "" : body;
      framework = framework == null ? "" : framework;
      if (command.isEmpty()) {
        throw new IllegalArgumentException("target.command is empty");
      }
      Objects.requireNonNull(ready);
      Objects.requireNonNull(url);
    }

    /** Returns the same server, started by another command, which finds it built. */
    public Command startedBy(List<String> words) {
      return new Command(words, ready, url, List.of(), body, framework);
    }

    @Override
    public String label() {
      return framework.isEmpty() ? "command" : framework;
    }
  }
}
