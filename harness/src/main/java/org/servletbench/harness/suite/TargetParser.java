package org.servletbench.harness.suite;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;

/**
 * Reads the section {@code target}: a server that is not our app.
 *
 * @param frameworks returns a server of {@code frameworks/} by name, or throws
 */
record TargetParser(Function<String, Framework> frameworks) {
  private static final List<String> OF_A_FRAMEWORK = List.of("path", "arguments");
  private static final List<String> OF_A_COMMAND = List.of("ready", "build", "body");

  /**
   * Reads a target.
   *
   * @param waits whether there is a downstream to wait for
   */
  Target target(Section target, boolean waits) {
    try {
      if (target.optionalText("framework").isPresent()) {
        return framework(target, waits);
      }
      for (String key : OF_A_FRAMEWORK) {
        if (target.node().has(key)) {
          throw target.error(
              "has '"
                  + key
                  + "', which belongs to a 'framework': write it into 'url' or 'command'");
        }
        target.mayHave(key);
      }
      return own(target);
    } catch (IllegalArgumentException e) {
      throw target.error("is wrong: " + e.getMessage());
    }
  }

  private Target framework(Section target, boolean waits) {
    Framework framework = target.parse("framework", frameworks);
    String path = target.optionalText("path").orElse(waits ? "/wait/{delay}" : "/");
    if (!path.startsWith("/")) {
      throw target.error("has 'path: " + path + "', which must begin with /");
    }
    return new Target.Command(
        Stream.concat(framework.start().stream(), target.texts("arguments").stream()).toList(),
        framework.url(framework.ready()),
        framework.url(path),
        framework.build(),
        path.matches("/(wait/|\\?(.*&)?delay=).*") ? "true" : "Hello",
        framework.name());
  }

  private static Target own(Section target) {
    TargetUrl url = target.parse("url", TargetUrl::parse);
    List<String> command = target.texts("command");
    if (command.size() == 1 && command.getFirst().contains(" ")) {
      throw target.error("needs 'command' as a list: [program, argument, …]");
    }
    if (command.isEmpty()) {
      for (String key : OF_A_COMMAND) {
        target.mayHave(key);
        if (target.node().hasNonNull(key)) {
          throw target.error(
              "has '"
                  + key
                  + "', which belongs to a 'command': leave it out for a server that runs already");
        }
      }
    }
    return command.isEmpty()
        ? new Target.Running(url)
        : new Target.Command(
            command,
            target.parse("ready", TargetUrl::parse),
            url,
            target.texts("build"),
            target.optionalText("body").orElse(""),
            "");
  }
}
