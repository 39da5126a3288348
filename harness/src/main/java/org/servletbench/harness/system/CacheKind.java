package org.servletbench.harness.system;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of cache that a JVM can keep from an earlier start, and the flags for each. */
enum CacheKind {
  /** Loaded and linked classes, and profiles: JEP 483 and 515, in one step by JEP 514 (JDK 25). */
  AOT("-XX:AOTCacheOutput=", "-XX:AOTCache=", "-XX:AOTMode=on"),
  /**
   * Parsed classes in a dynamic archive: JEP 350. It builds on a base archive of the JDK's classes.
   * Some JDKs come without one, so each cache has its own.
   */
  CDS("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on");

  private static final char SEPARATOR = File.pathSeparatorChar;
  private static final Pattern REFUSAL = Pattern.compile("\\[error *]\\[(aot|cds)\\b");

  private final String record;
  private final String use;
  private final String insist;

  CacheKind(String record, String use, String insist) {
    this.record = record;
    this.use = use;
    this.insist = insist;
  }

  /** Returns the cache that a command tells its JVM to use. */
  static Optional<Path> namedIn(List<String> command) {
    return Arrays.stream(values())
        .flatMap(kind -> command.stream().filter(word -> word.startsWith(kind.use)).map(kind::file))
        .findFirst();
  }

  /**
   * Whether the first lines of a JVM say that it goes on without its cache, or without the
   * program's classes in the cache. In the second case the JVM still keeps the file mapped.
   */
  static boolean isRefused(List<String> firstLines) {
    return firstLines.stream().anyMatch(line -> REFUSAL.matcher(line).find());
  }

  private Path file(String flag) {
    String files = flag.substring(use.length());
    return Path.of(files.substring(files.lastIndexOf(SEPARATOR) + 1));
  }

  static CacheKind of(Jdk jdk) {
    return jdk.feature() >= 25 ? AOT : CDS;
  }

  /** Returns the flags that write a base archive and exit; none if the cache needs no base. */
  List<String> dump(Path base) {
    return this == AOT ? List.of() : List.of("-Xshare:dump", use + base);
  }

  /** Returns the flags that write the cache when the JVM exits. */
  List<String> record(Path base, Path file) {
    return this == AOT ? List.of(record + file) : List.of(use + base, record + file);
  }

  /** Returns the flag that uses the cache; a JVM goes on without a cache that does not apply. */
  String use(Path base, Path file) {
    return this == AOT ? use + file : use + base + SEPARATOR + file;
  }

  /** Returns the flag with which a JVM refuses to start without the cache, and says why. */
  String insist() {
    return insist;
  }
}
