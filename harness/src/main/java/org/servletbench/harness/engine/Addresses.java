package org.servletbench.harness.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** What the host of a URL stands for: a name may have several addresses. */
public final class Addresses {
  private static final int PATIENCE_MILLIS = 1000;

  private Addresses() {}

  /**
   * All of them, in the order of the machine's resolver.
   *
   * @throws BenchException of usage if nobody knows the name
   */
  public static List<InetAddress> of(TargetUrl url) {
    try {
      return List.copyOf(Arrays.asList(InetAddress.getAllByName(url.address())));
    } catch (UnknownHostException e) {
      throw BenchException.usage(
          Text.of("the host %s is not known here: check its spelling, or /etc/hosts", url.host()));
    }
  }

  /**
   * The first that takes a connection: {@code localhost} is both 127.0.0.1 and ::1, and a server
   * may listen on one. The first of all if none does, or if there is only one.
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
