package org.servletbench.harness.system;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Counts the connections that wait to be accepted at a port, from the kernel's tables of sockets.
 *
 * <p>The listening sockets stand first in a table. For anything behind them the kernel searches its
 * hash table of connections. Searching all of it takes 5 ms, however few connections there are, and
 * evicts the cached data of whatever runs alongside. The kernel searches until it has as many bytes
 * as were asked for. So a table is read a few bytes at a time, up to the first connection, and the
 * second table only if the socket is not in the first.
 */
public final class AcceptQueue {
  private static final List<String> TABLES = List.of("/proc/net/tcp6", "/proc/net/tcp");

  /** Less than a line, of which the kernel keeps the rest for the next call. */
  private static final int CHUNK = 64;

  /** The table in which the last socket was found: likely that of the next. */
  private static volatile String likely = TABLES.getFirst();

  private AcceptQueue() {}

  /**
   * Counts the connections that wait; empty when nobody listens there.
   *
   * @param locals local ends of the sockets, from {@link Ports#locals}
   */
  public static OptionalInt at(Set<String> locals) {
    String first = likely;
    OptionalInt found = in(first, locals);
    for (String table : TABLES) {
      if (found.isEmpty() && !table.equals(first)) {
        found = in(table, locals);
        if (found.isPresent()) {
          likely = table;
        }
      }
    }
    return found;
  }

  private static OptionalInt in(String table, Set<String> locals) {
    try (FileInputStream in = new FileInputStream(Path.of(table).toFile())) {
      StringBuilder lines = new StringBuilder();
      byte[] chunk = new byte[CHUNK];
      boolean isHead = true;
      OptionalInt most = OptionalInt.empty();
      for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
        lines.append(new String(chunk, 0, length, StandardCharsets.US_ASCII));
        for (int end = lines.indexOf("\n"); end >= 0; end = lines.indexOf("\n")) {
          String line = lines.substring(0, end);
          lines.delete(0, end + 1);
          if (!isHead && !SocketTable.listens(line)) {
            return most;
          }
          OptionalInt queue = SocketTable.acceptQueue(line, locals);
          if (queue.orElse(-1) > most.orElse(-1)) {
            most = queue; // sockets may share a port
          }
          isHead = false;
        }
      }
      return most;
    } catch (IOException e) {
      return OptionalInt.empty(); // this table is missing: the other one may list the port
    }
  }
}
