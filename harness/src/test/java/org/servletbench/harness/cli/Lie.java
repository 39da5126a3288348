package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.servletbench.harness.system.Program;

/**
 * A service that does not do what it says: one of its real source files with a few words changed,
 * compiled and put ahead of the honest classes.
 *
 * @param module the folder of the service
 * @param source its source file, below src/main/java
 * @param honest the words that are there
 * @param lying the words in their place
 */
record Lie(String module, String source, String honest, String lying) {

  /**
   * The service with the lie ahead of it on its class path. It cannot have a cache, so it gets the
   * compiler that suits a short life.
   */
  Program in(Program service, String mainClass, Path root, Path folder)
      throws IOException, InterruptedException {
    Path jar = unpacked(service.classPath().getFirst(), folder);
    return new Program(
        service.name(),
        List.of(compile(root, jar, folder), jar),
        Optional.of(mainClass),
        Stream.concat(service.jvmFlags().stream(), Stream.of("-XX:TieredStopAtLevel=1")).toList());
  }

  /** A jar with its libraries beside it: a fat jar is taken apart first. */
  private Path unpacked(Path jar, Path folder) throws IOException, InterruptedException {
    if (Files.isDirectory(jar.resolveSibling("lib"))) {
      return jar;
    }
    Path destination = folder.resolve("unpacked");
    Process extract =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                destination.toString())
            .inheritIO()
            .start();
    assertThat(extract.waitFor()).as("unpacking " + jar).isZero();
    return destination.resolve(jar.getFileName());
  }

  /** Against the honest jar, whose manifest names its libraries. */
  private Path compile(Path root, Path service, Path folder) throws IOException {
    String text = Files.readString(root.resolve(module).resolve("src/main/java").resolve(source));
    assertThat(text).as("words to change in " + source).contains(honest);
    Path changed = folder.resolve("src").resolve(source);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, text.replace(honest, lying));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "21",
                "-parameters",
                "-nowarn",
                "-cp",
                service.toString(),
                "-d",
                classes.toString(),
                changed.toString());
    assertThat(result).as("compiling " + changed).isZero();
    return jar(classes, folder.resolve("lie.jar"));
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
        Files.copy(each, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }
}
