package org.servletbench.harness.model;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server below {@code frameworks/}, which fulfils the contract there.
 *
 * @param name name, and that of its folder
 * @param version version of the framework, or what it comes with
 * @param toolchain command that prints the version of the compiler or interpreter
 * @param install what to do where the toolchain is missing
 * @param fetch command that gets what the lock file names, from where the toolchain gets it; empty
 *     if there is nothing to get
 * @param build command that leaves the program in {@link #BUILD}; empty if nothing is built
 * @param start command that starts it
 * @param port 1024 to 32767: an outgoing connection may hold a port above
 * @param ready path that answers 200 once it is ready
 */
public record Framework(
    String name,
    String language,
    String version,
    List<String> toolchain,
    String install,
    List<String> fetch,
    List<String> build,
    List<String> start,
    int port,
    String ready) {
  /** Stands for the folder of the server's source. */
  public static final String SOURCE = "$SOURCE";

  /** Stands for the folder that the build fills. */
  public static final String BUILD = "$BUILD";

  /** Stands for a folder that all builds share. */
  public static final String SHARED = "$SHARED";

  /** Stands for the JDK that the harness runs on. */
  public static final String JAVA_HOME = "$JAVA_HOME";

  /** Stands for the root of the repository. */
  public static final String HOME = Target.Command.HOME;

  /** Stands for the port. */
  public static final String PORT = "$PORT";

  /** Stands for the URL of the downstream. */
  public static final String DOWNSTREAM = "$DOWNSTREAM";

  private static final List<String> OF_A_BUILD = List.of(SOURCE, BUILD, SHARED, JAVA_HOME, HOME);
  private static final List<String> OF_A_START =
      List.of(SOURCE, BUILD, SHARED, JAVA_HOME, HOME, PORT, DOWNSTREAM);
  private static final Pattern PLACE = Pattern.compile("\\$\\w*");
  private static final int FIRST_PORT = 1024;
  private static final int LAST_PORT = 32_767;

  public Framework {
    Objects.requireNonNull(name);
    Objects.requireNonNull(language);
    Objects.requireNonNull(version);
    Objects.requireNonNull(install);
    toolchain = List.copyOf(toolchain);
    fetch = List.copyOf(fetch);
    build = List.copyOf(build);
    start = List.copyOf(start);
    requireSome("toolchain.version", toolchain);
    requireSome("start", start);
    requireKnown("toolchain.version", toolchain, List.of(JAVA_HOME));
    requireKnown("fetch", fetch, OF_A_BUILD);
    requireKnown("build", build, OF_A_BUILD);
    requireKnown("start", start, OF_A_START);
    Range.require(port, FIRST_PORT, LAST_PORT, "port");
    if (!ready.startsWith("/")) {
      throw new IllegalArgumentException("ready must be a path like /, not " + ready);
    }
  }

  /** Returns a URL of this server. */
  public TargetUrl url(String path) {
    return TargetUrl.parse("http://127.0.0.1:" + port + path);
  }

  private static void requireSome(String key, List<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(key + " is empty");
    }
  }

  private static void requireKnown(String key, List<String> words, List<String> known) {
    for (String word : words) {
      Matcher places = PLACE.matcher(word);
      while (places.find()) {
        if (!known.contains(places.group())) {
          throw new IllegalArgumentException(
              Text.of(
                  "%s has an unknown %s; known there: %s",
                  key, places.group(), String.join(", ", known)));
        }
      }
    }
  }
}
