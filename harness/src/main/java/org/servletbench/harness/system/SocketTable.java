package org.servletbench.harness.system;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.Text;

/** Parses the kernel's tables of TCP sockets, /proc/net/tcp and tcp6: text in, figures out. */
final class SocketTable {
  private static final String LISTEN = "0A";

  /** The first words of an IPv4 address among those of IPv6. */
  private static final String MAPPED = "0".repeat(16) + "FFFF0000";

  private SocketTable() {}

  /**
   * Returns the local ends of the sockets that listen at an address and port, as /proc/net/tcp and
   * tcp6 have them.
   *
   * @param every whether of those that listen at every address instead
   */
  static Set<String> locals(InetAddress address, int port, boolean every) {
    int bytes = address.getAddress().length;
    String hex = every ? "0".repeat(2 * bytes) : address(address);
    Stream<String> all =
        bytes > 4
            ? Stream.of(hex)
            : every ? Stream.of(hex, MAPPED + hex, "0".repeat(32)) : Stream.of(hex, MAPPED + hex);
    return all.map(each -> each + Text.of(":%04X", port)).collect(Collectors.toSet());
  }

  /** Returns the inodes of the sockets that listen there, from /proc/net/tcp or tcp6. */
  static Set<Long> listeningInodes(String table, Set<String> locals) {
    Set<Long> inodes = new HashSet<>();
    table
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(f -> f.length > 9 && locals.contains(f[1]) && f[3].equals(LISTEN))
        .forEach(f -> inodes.add(Long.parseLong(f[9])));
    return inodes;
  }

  /** Returns an address as those tables have it: words of four bytes, the last byte first. */
  private static String address(InetAddress address) {
    byte[] bytes = address.getAddress();
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      hex.append(Text.of("%02X", bytes[i / 4 * 4 + 3 - i % 4]));
    }
    return hex.toString();
  }

  /**
   * Counts the connections that wait to be accepted, which are the receive queue of a socket that
   * listens there, from a line of /proc/net/tcp or tcp6; empty for any other line.
   */
  static OptionalInt acceptQueue(String line, Set<String> locals) {
    String[] f = line.strip().split(" +");
    return listens(f) && locals.contains(f[1])
        ? OptionalInt.of(Integer.parseInt(f[4].substring(f[4].indexOf(':') + 1), 16))
        : OptionalInt.empty();
  }

  /** Whether a line of /proc/net/tcp or tcp6 is that of a listening socket. */
  static boolean listens(String line) {
    return listens(line.strip().split(" +"));
  }

  private static boolean listens(String[] fields) {
    return fields.length > 9 && fields[3].equals(LISTEN);
  }
}
