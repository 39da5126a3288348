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
    return ofUser(environment, "XDG_STATE_HOME", ".local/state");
  }

  /** Returns a folder below XDG_CACHE_HOME or HOME, or else in the temporary files. */
  static Path cacheOfUser(Map<String, String> environment) {
    return ofUser(environment, "XDG_CACHE_HOME", ".cache");
  }

  private static Path ofUser(Map<String, String> environment, String variable, String belowHome) {
    String home = environment.getOrDefault("HOME", "");
    Path usual = Path.of(home.isEmpty() ? "" : home + "/" + belowHome);
    Path folder = Path.of(environment.getOrDefault(variable, usual.toString()));
    boolean exists = environment.containsKey(variable) || Files.isDirectory(Path.of(home));
    return exists && folder.isAbsolute() && is(folder)
        ? folder.resolve(NAME)
        : Path.of(
            System.getProperty("java.io.tmpdir"), NAME + "-" + System.getProperty("user.name"));
  }
}
