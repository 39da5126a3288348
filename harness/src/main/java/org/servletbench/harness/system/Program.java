package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Java program, without the launch cache that makes it start fast.
 *
 * @param name name in messages
 * @param classPath absolute paths of jars only; a JVM accepts no cache for a class path with
 *     folders
 * @param mainClass main class; empty for a single jar whose manifest names it
 * @param jvmFlags flags for the collector, the heap and the like; part of what is measured and of
 *     the cache's key
 */
public record Program(
    String name, List<Path> classPath, Optional<String> mainClass, List<String> jvmFlags) {
  public Program {
    Objects.requireNonNull(name);
    Objects.requireNonNull(mainClass);
    classPath = classPath.stream().map(Path::toAbsolutePath).toList();
    jvmFlags = List.copyOf(jvmFlags);
    if (classPath.isEmpty() || (mainClass.isEmpty() && classPath.size() > 1)) {
      throw new IllegalArgumentException(
          name + " needs one runnable jar, or a class path and a main class");
    }
  }

  /** Describes a runnable jar: a fat one, or one whose manifest lists its class path. */
  public static Program ofJar(String name, Path jar, List<String> jvmFlags) {
    return new Program(name, List.of(jar), Optional.empty(), jvmFlags);
  }

  /** Describes a class path with a main class, such as JMeter's. */
  public static Program ofClassPath(
      String name, List<Path> classPath, String mainClass, List<String> jvmFlags) {
    return new Program(name, classPath, Optional.of(mainClass), jvmFlags);
  }

  Program at(Path jar) {
    return new Program(name, List.of(jar), mainClass, jvmFlags);
  }

  String joinedClassPath() {
    return String.join(
        System.getProperty("path.separator"), classPath.stream().map(Path::toString).toList());
  }

  /** Returns what follows the flags on the command line. */
  List<String> target() {
    return mainClass
        .map(main -> List.of("-cp", joinedClassPath(), main))
        .orElseGet(() -> List.of("-jar", joinedClassPath()));
  }
}
