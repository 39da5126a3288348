package org.servletbench.sleeping;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;

/**
 * Turns the command line into a listening server, and every failure on the way into one line and an
 * exit code.
 */
final class Launcher {
  static final int CANNOT_LISTEN = 1;
  static final int BAD_SETTINGS = 2;

  private Launcher() {}

  /**
   * Runs the server and returns the exit code, which happens only on a failure or after the server
   * was closed.
   */
  static int run(String[] args, PrintStream out, PrintStream err) {
    Settings settings;
    try {
      settings = Settings.parse(args);
    } catch (IllegalArgumentException e) {
      err.println("sleeping-service: " + e.getMessage());
      return BAD_SETTINGS;
    }
    try (Server server = Server.start(settings)) {
      out.printf(
          Locale.ROOT,
          "sleeping-service (%s) listens on %s, pid %s%n",
          settings.mode().label(),
          hostAndPort(settings.address(), server.port()),
          ProcessHandle.current().pid());
      out.flush();
      server.await();
      return 0;
    } catch (WorkFolderMissing e) {
      err.println("sleeping-service " + e.getMessage());
      return CANNOT_LISTEN;
    } catch (IOException e) {
      err.printf(
          Locale.ROOT,
          "sleeping-service cannot listen on %s (%s): end the process that holds the port, or"
              + " choose another with --server.port=N (0 for any) or another --server.address%n",
          hostAndPort(settings.address(), settings.port()),
          e.getMessage());
      return CANNOT_LISTEN;
    }
  }

  private static String hostAndPort(InetAddress address, int port) {
    String host = address.getHostAddress();
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }
}
