package org.servletbench.harness.model;

import java.util.List;

/** The two versions of a target that are measured in one session, each scenario with both. */
public sealed interface Contest {
  /**
   * Two builds of the app.
   *
   * @param ours the build of this checkout
   * @param against the build that it is compared with
   */
  record Builds(AppBuild ours, AppBuild against) implements Contest {}

  /**
   * The user's own server, which another command starts in another version.
   *
   * @param against that command, in words
   */
  record Command(List<String> against) implements Contest {
    public Command {
      against = List.copyOf(against);
      if (against.isEmpty()) {
        throw new IllegalArgumentException("the command is empty");
      }
    }
  }
}
