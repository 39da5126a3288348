package org.servletbench.sleeping;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;

/**
 * The settings of the process; the defaults are defined here and documented in {@code
 * docs/contracts.md}.
 *
 * @param address address to listen on
 * @param port 0..65535, 0 for any free one
 * @param mode where a request waits
 * @param threads how many requests sleep at a time, in mode {@code threads} only
 * @param maxDelayMillis the largest delay accepted, ms
 */
record Settings(InetAddress address, int port, Mode mode, int threads, int maxDelayMillis) {
  private static final int ONE_DAY_MILLIS = 86_400_000;

  Settings {
    within("server.port", port, 0, 65_535);
    within("sleeping.threads", threads, 1, 100_000);
    within("sleeping.max-delay", maxDelayMillis, 0, ONE_DAY_MILLIS);
  }

  static Settings defaults() {
    return new Settings(address("127.0.0.1"), 8090, Mode.TIMER, 1000, 600_000);
  }

  /**
   * Reads {@code --name=value} arguments over the defaults.
   *
   * @throws IllegalArgumentException with one line that says which argument and what is accepted
   */
  static Settings parse(String... args) {
    Settings settings = defaults();
    Set<String> seen = new HashSet<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("'" + arg + "' is not of the form --name=value");
      }
      String name = arg.substring(2, equals);
      if (!seen.add(name)) {
        throw new IllegalArgumentException("--" + name + " is given twice");
      }
      settings = settings.with(name, arg.substring(equals + 1));
    }
    return settings;
  }

  private Settings with(String name, String value) {
    return switch (name) {
      case "server.address" -> new Settings(address(value), port, mode, threads, maxDelayMillis);
      case "server.port" -> withPort(number(name, value));
      case "sleeping.mode" -> withMode(mode(value));
      case "sleeping.threads" -> withThreads(number(name, value));
      case "sleeping.max-delay" -> new Settings(address, port, mode, threads, number(name, value));
      default ->
          throw new IllegalArgumentException(
              "unknown setting --"
                  + name
                  + "; known are --server.address, --server.port, --sleeping.mode,"
                  + " --sleeping.threads and --sleeping.max-delay");
    };
  }

  Settings withPort(int port) {
    return new Settings(address, port, mode, threads, maxDelayMillis);
  }

  Settings withMode(Mode mode) {
    return new Settings(address, port, mode, threads, maxDelayMillis);
  }

  Settings withThreads(int threads) {
    return new Settings(address, port, mode, threads, maxDelayMillis);
  }

  private static InetAddress address(String value) {
    try {
      if (!value.isBlank()) {
        return InetAddress.getByName(value);
      }
    } catch (UnknownHostException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        "--server.address must be an address of this machine, not '" + value + "'");
  }

  private static Mode mode(String value) {
    for (Mode mode : Mode.values()) {
      if (mode.label().equals(value)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "--sleeping.mode must be timer or threads, not '" + value + "'");
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--" + name + " must be a whole number, not '" + value + "'", e);
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "--" + name + " must be in " + least + ".." + most + ", not " + value);
    }
  }
}
