package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.run.Readiness;
import org.servletbench.harness.system.FrameworkBuilds;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Ports;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/** Builds servers of frameworks/ as a run does, and starts them. */
final class FrameworkStarter {
  static final Installation INSTALLATION = Installation.locate();
  static final Library LIBRARY = new Library(INSTALLATION);

  /** How long a server may take to start on a busy machine. */
  static final Duration READY = Duration.ofSeconds(60);

  private final Path folder;
  private final ProcessRegistry registry;

  FrameworkStarter(Path folder) {
    this.folder = folder;
    this.registry = new ProcessRegistry(folder.resolve("processes"));
  }

  static TargetUrl url(int port, String path) {
    return TargetUrl.parse("http://127.0.0.1:" + port + path);
  }

  /** Builds it if need be; skips the test if there is nothing to build it with or from. */
  ManagedProcess start(Framework framework, int port, int downstreamPort)
      throws InterruptedException {
    FrameworkBuilds builds =
        new FrameworkBuilds(INSTALLATION.frameworks(), INSTALLATION.builds(), registry);
    Path log = folder.resolve("build.log");
    assumeThat(builds.lacking(framework, log)).isEmpty();
    assertThat(builds.prepare(framework, log, System.out::println)).isEmpty();
    List<String> command =
        builds.command(
            framework.name(), framework.start(), port, "http://127.0.0.1:" + downstreamPort);
    return start(framework.name(), command.getFirst().endsWith("/java") ? hasty(command) : command);
  }

  /** Gives a JVM the compiler that suits a short life. */
  private static List<String> hasty(List<String> java) {
    List<String> command = new ArrayList<>(java);
    command.add(1, "-XX:TieredStopAtLevel=1");
    return command;
  }

  ManagedProcess start(String name, List<String> command) {
    return ManagedProcess.start(
        new ProcessSpec(name, command, folder.resolve(name + ".log"), Optional.of(folder)),
        registry);
  }

  /** A downstream that never says how long its answer is. */
  static ServerSocket downstreamInChunks(int port, String body) throws IOException {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body);
    ServerSocket listener = new ServerSocket(port, 0, Ports.LOOPBACK);
    Thread.ofVirtual()
        .start(
            () -> {
              while (!listener.isClosed()) {
                try (Socket caller = listener.accept()) {
                  BufferedReader head =
                      new BufferedReader(
                          new InputStreamReader(
                              caller.getInputStream(), StandardCharsets.US_ASCII));
                  head.lines().takeWhile(line -> !line.isEmpty()).count(); // there is no body
                  caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException | UncheckedIOException e) {
                  // Of this caller, or the end of the test.
                }
              }
            });
    return listener;
  }

  static void awaitReady(Framework framework, int port, ManagedProcess server)
      throws InterruptedException {
    Readiness.await(url(port, framework.ready()), server, READY);
  }
}
