package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;

/** Finds where this user may write. */
public final class Writable {
  private static final String NAME = "servlet-bench";
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private Writable() {}

  /** Whether a folder can be written to, or created if it does not exist. */
  public static boolean is(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (existing != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
  }

  /**
   * Refuses a folder for results that cannot be written to.
   *
   * @throws BenchException of kind USAGE that names it
   */
  public static void require(Path folder) {
    if (!is(folder)) {
      throw BenchException.usage(
          "cannot write to " + folder + ": name a folder you may write to with --out");
    }
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
    String value = environment.getOrDefault(variable, "");
    boolean given = value.startsWith("/"); // any other is as good as unset, by its specification
    Path folder = given ? Path.of(value) : usual;
    boolean exists = given || Files.isDirectory(Path.of(home));
    return exists && folder.isAbsolute() && is(folder) ? folder.resolve(NAME) : temporary();
  }

  /** Programs are started from it, so it must not be somebody else's. */
  private static Path temporary() {
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"), NAME + "-" + System.getProperty("user.name"));
    try {
      create(folder);
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOurs(folder)) {
        throw BenchException.machine(
            folder
                + " is not a folder of yours: remove it, or set XDG_CACHE_HOME and XDG_STATE_HOME"
                + " to folders you may write to");
      }
      return folder;
    } catch (IOException e) {
      throw BenchException.machine("cannot read " + folder + ": " + Failures.words(e), e);
    }
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
    } catch (FileAlreadyExistsException e) {
      // by an earlier run, or by another at this moment; whose it is, is checked next
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    return Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
        .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }
}
