package org.servletbench.harness.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one of this package's programs in its own process. */
final class ForkedProgram implements AutoCloseable {
  /** No two callers get the same port, however long they take to listen. */
  private static final AtomicInteger NEXT_PORT = new AtomicInteger(21_000);

  private final Process process;

  private ForkedProgram(Process process) {
    this.process = process;
  }

  static ForkedProgram start(Class<?> main, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    return new ForkedProgram(new ProcessBuilder(command).start());
  }

  /** A null server that listens. */
  static ForkedProgram nullServer(int port) throws Exception {
    ForkedProgram server = start(NullServer.class, "--port=" + port);
    try {
      awaitListening(port);
    } catch (AssertionError e) {
      server.close();
      throw e;
    }
    return server;
  }

  static void awaitListening(int port) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return;
      } catch (IOException notYet) {
        Thread.sleep(20);
      }
    }
    throw new AssertionError("nobody listens on port " + port);
  }

  /** A port that nobody listens on, below those that the kernel gives out. */
  static int freePort() throws IOException {
    int port;
    while ((port = NEXT_PORT.getAndIncrement()) < 32_000) {
      try (ServerSocket free = new ServerSocket()) {
        free.bind(new InetSocketAddress("127.0.0.1", port));
        return port;
      } catch (IOException taken) {
        // The next one may be free.
      }
    }
    throw new AssertionError("no port is free");
  }

  void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after 30 s");
    }
    return process.exitValue();
  }

  /** Once it has ended. */
  String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes())
        .lines()
        .filter(line -> !line.isBlank() && !line.matches("(WARNING|SLF4J).*"))
        .reduce("", (all, line) -> all + line + "\n");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
