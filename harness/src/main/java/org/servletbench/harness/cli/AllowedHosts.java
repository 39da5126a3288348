package org.servletbench.harness.cli;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.engine.Addresses;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.Text;

/** Allows load on this machine only, unless the command line names the host. */
final class AllowedHosts {
  private AllowedHosts() {}

  /**
   * Checks the host of each target by its addresses, not by its name.
   *
   * @param named hosts named by {@code --allow-remote}
   * @throws BenchException of usage for a host that is unknown, or is another machine and not named
   */
  static void require(List<Scenario> scenarios, List<String> named) {
    scenarios.stream()
        .flatMap(scenario -> urls(scenario.target()))
        .distinct()
        .forEach(url -> require(url, named));
  }

  private static Stream<TargetUrl> urls(Target target) {
    return switch (target) {
      case Target.App app -> Stream.of();
      case Target.Running running -> Stream.of(running.url());
      case Target.Command command -> Stream.of(command.ready(), command.url());
    };
  }

  private static void require(TargetUrl url, List<String> named) {
    List<InetAddress> addresses = Addresses.of(url);
    boolean isNamed =
        named.stream()
            .anyMatch(
                host -> host.equalsIgnoreCase(url.host()) || host.equalsIgnoreCase(url.address()));
    if (!isNamed && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      throw BenchException.usage(
          Text.of(
              "%s is at %s, which is not the loopback interface of this machine: if you are allowed"
                  + " to load that host, add --allow-remote %s",
              url,
              String.join(", ", addresses.stream().map(InetAddress::getHostAddress).toList()),
              url.host()));
    }
  }
}
