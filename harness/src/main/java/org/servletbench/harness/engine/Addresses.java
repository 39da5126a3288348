package org.servletbench.harness.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** Resolves the host of a URL, which may have several addresses. */
public final class Addresses {
  private static final int PATIENCE_MILLIS = 1000;

  private Addresses() {}

  /**
   * Returns all addresses, in the order of the machine's resolver.
   *
   * @throws BenchException of usage if the name cannot be resolved
   */
  public static List<InetAddress> of(TargetUrl url) {
    try {
      return List.copyOf(Arrays.asList(InetAddress.getAllByName(url.address())));
    } catch (UnknownHostException e) {
      throw BenchException.usage(
          Text.of(
              "the host %s is not known here: check its spelling, or add it to /etc/hosts",
              url.host()));
    }
  }

  /** Whether one of the addresses is of this machine; false for a name that is not known now. */
  public static boolean areHere(TargetUrl url) {
    try {
      return of(url).stream().anyMatch(Addresses::isHere);
    } catch (BenchException e) {
      return false;
    }
  }

  private static boolean isHere(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false; // no interface could be read
    }
  }

  /**
   * Returns the first address that accepts a connection: {@code localhost} is both 127.0.0.1 and
   * ::1, and a server may listen on one only. If none accepts, or there is only one, returns the
   * first.
   */
  static InetSocketAddress reachable(TargetUrl url) {
    List<InetAddress> all = of(url);
    return all.stream()
        .map(address -> new InetSocketAddress(address, url.port()))
        .filter(address -> all.size() == 1 || accepts(address))
        .findFirst()
        .orElse(new InetSocketAddress(all.getFirst(), url.port()));
  }

  private static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
