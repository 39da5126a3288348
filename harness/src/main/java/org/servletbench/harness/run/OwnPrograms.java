package org.servletbench.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.system.FrameworkBuilds;

/**
 * The commands of targets that are not our app, with the places filled in.
 *
 * @param home root of the repository
 */
public record OwnPrograms(Path home, FrameworkBuilds frameworks) {
  public OwnPrograms {
    Objects.requireNonNull(home);
    Objects.requireNonNull(frameworks);
  }

  /** Returns the command that builds a user's own server; empty if it exists. */
  public List<String> build(Target.Command own) {
    return filled(own.build());
  }

  List<String> start(Target.Command own, Endpoints endpoints) {
    return own.framework().isEmpty()
        ? filled(own.command())
        : frameworks.command(
            own.framework(), own.command(), own.url().port(), endpoints.downstream());
  }

  private List<String> filled(List<String> command) {
    return command.stream()
        .map(word -> word.replace(Target.Command.HOME, home.toString()))
        .toList();
  }
}
