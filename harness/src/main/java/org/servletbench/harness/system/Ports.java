package org.servletbench.harness.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/** Finds which process listens on which port of this host. */
public final class Ports {
  /** The first port that Linux gives to outgoing connections by default. */
  private static final int EPHEMERAL = 32768;

  /** The address at which our own services listen, and at which they are looked for. */
  public static final InetAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0).getAddress();

  private Ports() {}

  /** Whether a server could listen on 127.0.0.1 at this port now. */
  public static boolean isFree(int port) {
    return isFree(LOOPBACK, port);
  }

  private static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether only root may listen at this port, and nobody does. */
  public static boolean isReserved(int port) {
    return port < firstUnprivileged() && !isFree(port) && !isHeld(port, LOOPBACK);
  }

  /** Whether anybody listens at an address and port, even a process that is not visible to us. */
  public static boolean isHeld(int port, InetAddress address) {
    return !sockets(locals(address, port)).isEmpty();
  }

  private static int firstUnprivileged() {
    return ProcFs.text("sys/net/ipv4/ip_unprivileged_port_start")
        .map(text -> Integer.parseInt(text.strip()))
        .orElse(0);
  }

  /** Returns the process that answers at a port of 127.0.0.1; empty if none is visible to us. */
  public static Optional<PortOwner> listener(int port) {
    return listeners(port).stream().findFirst();
  }

  /**
   * Returns a port that nobody listens on now, below those that the kernel gives to outgoing
   * connections.
   *
   * @param from first port to try
   */
  public static int firstFree(int from) {
    for (int port = from; port < EPHEMERAL; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw BenchException.machine(
        Text.of(
            "no free port on 127.0.0.1 from %d to %d: end what listens there",
            from, EPHEMERAL - 1));
  }

  /**
   * @param what part that needs the port, as messages call it
   * @param remedy alternative to stopping the holder, such as {@code choose another port}
   * @throws BenchException that names the holder when the port is taken
   */
  public static void requireFree(int port, String what, String remedy) {
    requireFree(LOOPBACK, port, what, remedy);
  }

  /** The same at another address. */
  public static void requireFree(InetAddress address, int port, String what, String remedy) {
    if (isFree(address, port)) {
      return;
    }
    if (isReserved(port)) {
      throw BenchException.machine(
          Text.of(
              "port %d (%s) is only for root, like all ports below %d: %s",
              port, what, firstUnprivileged(), remedy));
    }
    String holder =
        listeners(port, address).stream()
            .findFirst()
            .map(owner -> Text.of("pid %d (%s): stop it", owner.pid(), owner.shortCommand()))
            .orElse("another user's process or by an outgoing connection: wait a minute");
    throw BenchException.machine(
        Text.of("port %d (%s) is taken by %s, or %s", port, what, holder, remedy));
  }

  /**
   * @param pid only process that may listen there
   * @throws BenchException when another process listens there, or none
   */
  public static void requireOwnedBy(int port, long pid, String what) {
    List<PortOwner> owners = listeners(port);
    if (owners.isEmpty()) {
      throw BenchException.machine(
          Text.of(
              "nobody listens on port %d, where %s (pid %d) should: read its log",
              port, what, pid));
    }
    for (PortOwner owner : owners) {
      if (owner.pid() != pid) {
        throw BenchException.machine(
            Text.of(
                "port %d is answered by pid %d (%s) instead of %s (pid %d): stop that process",
                port, owner.pid(), owner.shortCommand(), what, pid));
      }
    }
  }

  /**
   * Returns the local ends of the sockets that answer at an address and port, as the kernel's
   * tables have them. Those at the very address come before those at every address.
   */
  public static Set<String> locals(InetAddress address, int port) {
    Set<String> very = SocketTable.locals(address, port, false);
    return sockets(very).isEmpty() ? SocketTable.locals(address, port, true) : very;
  }

  /** Returns the sockets that listen there, as /proc names them. */
  private static Set<String> sockets(Set<String> locals) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      SocketTable.listeningInodes(ProcFs.text(table).orElse(""), locals)
          .forEach(inode -> sockets.add("socket:[" + inode + "]"));
    }
    return sockets;
  }

  /** Returns all processes that answer at a port of 127.0.0.1, as forked workers do. */
  public static List<PortOwner> listeners(int port) {
    return listeners(port, LOOPBACK);
  }

  /**
   * The same at another address. A server on the same port of any other address, such as a
   * development server on ::1, does not count.
   */
  public static List<PortOwner> listeners(int port, InetAddress address) {
    Set<String> sockets = sockets(locals(address, port));
    List<PortOwner> owners = new ArrayList<>();
    if (sockets.isEmpty()) {
      return owners;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOne(process, sockets)) {
          owners.add(
              new PortOwner(Long.parseLong(process.getFileName().toString()), command(process)));
        }
      }
    } catch (IOException e) {
      throw BenchException.machine("cannot list /proc: " + Failures.words(e), e);
    }
    return owners;
  }

  private static boolean holdsOne(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The process has ended meanwhile or belongs to another user.
    }
    return false;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String command(Path process) {
    return ProcFs.text(process.getFileName() + "/cmdline")
        .map(arguments -> arguments.replace('\0', ' ').strip())
        .orElse("?");
  }
}
