package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * The cache folder of one program, JDK and set of flags. Its file {@code key} names everything that
 * the rest is made from. If the key is missing or differs, the rest is made anew.
 */
record CacheFolder(Path path, String key) {
  static CacheFolder of(Path directory, Program program, Jdk jdk) {
    String identity =
        String.join(
            "\n",
            jdk.home().toString(),
            program.target().toString(),
            String.join(" ", program.jvmFlags()));
    StringBuilder key = new StringBuilder(identity).append('\n').append(jdk.version());
    program.classPath().forEach(jar -> key.append('\n').append(stamp(jar)));
    return new CacheFolder(
        directory.toAbsolutePath().resolve(program.name() + "-" + hash(identity)), key.toString());
  }

  Path cache() {
    return path.resolve("cache");
  }

  /** Returns the archive of the JDK's own classes, on which some caches build. */
  Path base() {
    return path.resolve("base");
  }

  /** Whether the content was made from today's program, JDK and flags; the cache may be missing. */
  boolean isCurrent() {
    try {
      return Files.readString(path.resolve("key")).equals(key);
    } catch (IOException e) {
      return false;
    }
  }

  /** Marks the content as current. */
  void sign() {
    try {
      Files.writeString(path.resolve("key"), key);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Returns the file that a training run writes; {@link #complete} renames it. */
  Path unfinishedCache() {
    return path.resolve("cache.unfinished");
  }

  /** Removes a rejected or half-written cache before a training run. */
  void discardCache() {
    try {
      Files.deleteIfExists(cache());
      Files.deleteIfExists(base());
      Files.deleteIfExists(unfinishedCache());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void complete() {
    try {
      Files.move(unfinishedCache(), cache(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Empties the folder. */
  void clear() {
    try {
      Folders.delete(path);
      Files.createDirectories(path);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Whether the jar is fat: its classes lie in jars within it, so they cannot be cached. */
  static boolean isFat(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry("BOOT-INF/") != null;
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of(
              "cannot read %s: %s; build it with ./mvnw -q -DskipTests package",
              jar, Failures.words(e)),
          e);
    }
  }

  Path unpacked(Path jar) {
    return path.resolve("unpacked").resolve(jar.getFileName());
  }

  /** Unpacks a fat jar as Spring Boot does: a thin jar beside lib. */
  void unpack(Path jar, Jdk jdk) throws InterruptedException {
    Path unfinished = path.resolve("unpacked.unfinished");
    Commands.Result result =
        Commands.run(
            List.of(
                jdk.java().toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                unfinished.toString()),
            LaunchCache.UNPACK_LIMIT);
    if (result.exitCode() != 0) {
      throw BenchException.machine(
          Text.of(
              "cannot unpack %s into %s: %s; free disk space or check the rights",
              jar, unfinished, result.reason()));
    }
    try {
      Files.move(unfinished, path.resolve("unpacked"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private BenchException unwritable(IOException e) {
    return BenchException.machine(
        Text.of(
            "cannot write %s: %s; free disk space or check the rights", path, Failures.words(e)),
        e);
  }

  /** Returns the inode's time of change, since builds set that of the content at will. */
  private static String stamp(Path jar) {
    try {
      return jar + " " + Files.size(jar) + " " + Files.getAttribute(jar, "unix:ctime");
    } catch (IOException e) {
      throw BenchException.machine(
          jar + " is missing: build it with ./mvnw -q -DskipTests package", e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
