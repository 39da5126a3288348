package org.servletbench.harness.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds where this user may write. */
public final class Writable {
  private static final String NAME = "servlet-bench";

  private Writable() {}

  /** Whether a folder can be written to, or created if it does not exist. */
  public static boolean is(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (existing != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
  }

  /** Returns a folder below XDG_STATE_HOME or HOME, or else in the temporary files. */
  static Path ofUser(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    Path state =
        Path.of(
            environment.getOrDefault(
                "XDG_STATE_HOME", home.isEmpty() ? "" : home + "/.local/state"));
    boolean exists = environment.containsKey("XDG_STATE_HOME") || Files.isDirectory(Path.of(home));
    return exists && state.isAbsolute() && is(state)
        ? state.resolve(NAME)
        : Path.of(
            System.getProperty("java.io.tmpdir"), NAME + "-" + System.getProperty("user.name"));
  }
}
