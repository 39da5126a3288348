package org.servletbench.harness.system;

import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * An installed JDK.
 *
 * @param home folder of the JDK, absolute
 * @param version version in its release file, for example 25.0.3+9-LTS
 * @param feature first number of the version
 */
public record Jdk(Path home, String version, int feature) {
  /** The oldest JDK that the services and the harness run on. */
  public static final int OLDEST = 21;

  /** Equal versions of two vendors keep their order. */
  static final Comparator<Jdk> NEWEST_FIRST =
      Comparator.comparing(Jdk::parsed, Version::compareToIgnoreOptional).reversed();

  private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d+)");

  public Jdk {
    Objects.requireNonNull(home);
    Objects.requireNonNull(version);
  }

  /** Returns the JDK that this code runs on. */
  public static Jdk current() {
    return new Jdk(
        Path.of(System.getProperty("java.home")),
        Runtime.version().toString(),
        Runtime.version().feature());
  }

  /**
   * Returns the JDK in a folder.
   *
   * @throws BenchException when there is none, or it is older than {@link #OLDEST}
   */
  public static Jdk at(Path home) {
    Jdk jdk =
        read(home)
            .orElseThrow(
                () ->
                    BenchException.usage(
                        Text.of(
                            "no JDK in %s (its bin/java or its file release is missing): name the"
                                + " folder that holds both",
                            home)));
    if (jdk.feature < OLDEST) {
      throw BenchException.usage(
          Text.of(
              "the JDK in %s is %s, older than %d: name a newer one, for example Temurin 25",
              home, jdk.version, OLDEST));
    }
    return jdk;
  }

  /** Returns its folder, with every link followed. */
  public Path realHome() {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home;
    }
  }

  /** Lists every JDK in the usual places, of any age, the newest first, each once. */
  public static List<Jdk> installed() {
    Map<Path, Jdk> byRealPath = new LinkedHashMap<>();
    usualPlaces()
        .forEach(home -> read(home).ifPresent(jdk -> byRealPath.putIfAbsent(jdk.realHome(), jdk)));
    return byRealPath.values().stream().sorted(NEWEST_FIRST).toList();
  }

  /** Finds the newest installed JDK of a feature number or version, or the JDK in a folder. */
  public static Optional<Jdk> named(String name) {
    return name.contains("/")
        ? Optional.of(at(Path.of(name)))
        : installed().stream()
            .filter(jdk -> jdk.feature >= OLDEST)
            .filter(jdk -> name.equals(Integer.toString(jdk.feature)) || name.equals(jdk.version))
            .findFirst();
  }

  /**
   * Names the installed JDKs that the services run on, the oldest first: by feature number, or by
   * version where several share the number.
   */
  public static List<String> names() {
    List<Jdk> fit = installed().stream().filter(jdk -> jdk.feature >= OLDEST).toList().reversed();
    return fit.stream()
        .map(
            jdk ->
                fit.stream().filter(other -> other.feature == jdk.feature).count() == 1
                    ? Integer.toString(jdk.feature)
                    : jdk.version)
        .distinct()
        .toList();
  }

  /** Returns the path of its java binary. */
  public Path java() {
    return home.resolve("bin/java");
  }

  /** Extracts the version from the text of a release file. */
  static Optional<String> versionIn(String release) {
    return value(release, "JAVA_RUNTIME_VERSION").or(() -> value(release, "JAVA_VERSION"));
  }

  /** Returns the feature number of a version; 0 when it has none. */
  static int featureOf(String version) {
    Matcher matcher = FEATURE.matcher(version);
    return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** Takes a version of another form, such as 1.8.0_452, for its feature number alone. */
  private Version parsed() {
    try {
      return Version.parse(version);
    } catch (IllegalArgumentException e) {
      return Version.parse(Integer.toString(Math.max(1, feature)));
    }
  }

  private static Optional<Jdk> read(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try {
      return versionIn(Files.readString(release))
          .map(version -> new Jdk(home.toAbsolutePath().normalize(), version, featureOf(version)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(String release, String key) {
    return release
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replace("\"", "").strip())
        .findFirst();
  }

  private static Stream<Path> usualPlaces() {
    Stream<Path> named =
        Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
            .filter(home -> home != null && !home.isBlank())
            .map(Path::of);
    Stream<Path> onPath = Commands.find("java").stream().flatMap(java -> Stream.of(realHome(java)));
    Path user = Path.of(System.getProperty("user.home"));
    Stream<Path> listed =
        Stream.of(Path.of("/usr/lib/jvm"), Path.of("/opt"), user.resolve(".sdkman/candidates/java"))
            .flatMap(folder -> children(folder).stream());
    return Stream.of(named, onPath, listed).flatMap(paths -> paths);
  }

  private static Path realHome(Path java) {
    try {
      return java.toRealPath().getParent().getParent();
    } catch (IOException e) {
      return java;
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
