package org.servletbench.harness.cli;

import static org.servletbench.harness.cli.DoctorCheck.fail;
import static org.servletbench.harness.cli.DoctorCheck.ok;
import static org.servletbench.harness.cli.DoctorCheck.warn;
import static org.servletbench.harness.cli.DoctorCheck.warnUnless;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Needs;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Say;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.system.Commands;
import org.servletbench.harness.system.Environments;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Leftover;
import org.servletbench.harness.system.PortOwner;
import org.servletbench.harness.system.Ports;
import org.servletbench.harness.system.ProcFs;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.WakeUpFloor;

/** Runs the checks of {@code bench doctor}, in the order in which they are printed. */
final class DoctorChecks {
  /** The open files needed: two sockets for each of Tomcat's 8,192 connections, and a few more. */
  private static final long OPEN_FILES = Needs.filesFor(2 * 8192);

  private static final long MEMORY_MIB = 3 * 1024;
  private static final int BACKLOG = 1024;
  private static final double LATE_MILLIS = 5;

  private DoctorChecks() {}

  /** Runs all checks in about 300 ms, most of it for the wake-up floor. */
  static List<DoctorCheck> all(Installation installation, Endpoints endpoints)
      throws InterruptedException {
    List<DoctorCheck> checks = new ArrayList<>();
    checks.add(jdks(Jdk.current(), Jdk.installed()));
    checks.add(cores(Runtime.getRuntime().availableProcessors()));
    checks.add(memory(Environments.memoryMib()));
    endpoints
        .ports()
        .forEach(
            port ->
                checks.add(
                    Ports.isReserved(port)
                        ? fail(
                            "port " + port,
                            "only root may listen there",
                            "choose another with --ports")
                        : port(port, Ports.isFree(port), Ports.listener(port))));
    if (Files.isReadable(Path.of("/proc/net/sockstat"))) {
      checks.addAll(kernel(endpoints.ports()));
    } else {
      checks.add(fail("kernel", "no /proc/net", "measure on Linux: the readings come from /proc"));
    }
    checks.add(jmeter(installation.jmeterHome()));
    checks.add(tool("wrk", "wrk"));
    checks.add(tool("ab", "apache2-utils"));
    checks.addAll(DoctorFrameworks.all(new Library(installation)));
    checks.addAll(DoctorFolders.all(installation));
    checks.add(leftovers(new ProcessRegistry(installation.processes()).leftovers()));
    checks.add(wakeUp(WakeUpFloor.measure()));
    return checks;
  }

  static DoctorCheck jdks(Jdk current, List<Jdk> installed) {
    String others =
        installed.stream()
            .filter(jdk -> !jdk.home().equals(current.home()))
            .map(jdk -> jdk.version() + " in " + jdk.home())
            .collect(Collectors.joining(", "));
    String reading = current.version() + " in " + current.home();
    return ok("JDK", others.isEmpty() ? reading : reading + "; also " + others);
  }

  static DoctorCheck cores(int cores) {
    return warnUnless(
        cores >= 2,
        "cores",
        Integer.toString(cores),
        "the load generator and the app share one core: use two or more for figures that count");
  }

  static DoctorCheck memory(long mib) {
    return warnUnless(
        mib >= MEMORY_MIB,
        "memory",
        Say.mebibytes(mib),
        Text.of(
            "app, downstream and JMeter need %s together: lower their heap sizes",
            Say.mebibytes(MEMORY_MIB)));
  }

  static DoctorCheck port(int port, boolean free, Optional<PortOwner> owner) {
    String name = "port " + port;
    if (free) {
      return ok(name, "free");
    }
    return owner
        .map(
            taken ->
                fail(
                    name,
                    Text.of("taken by pid %d (%s)", taken.pid(), taken.shortCommand()),
                    "end that process: kill "
                        + taken.pid()
                        + ", or choose other ports with --ports"))
        .orElseGet(
            () ->
                fail(
                    name,
                    "taken by another user's process or an outgoing connection",
                    Text.of("wait a minute, or see ss -tanp 'sport = :%d' as root", port)));
  }

  private static List<DoctorCheck> kernel(List<Integer> listening) {
    List<DoctorCheck> checks = new ArrayList<>();
    checks.add(openFiles(ProcFs.openFilesLimit()));
    KernelReading tcp = ProcFs.kernel();
    String range = ProcFs.text("sys/net/ipv4/ip_local_port_range").orElse("");
    String reuse = ProcFs.text("sys/net/ipv4/tcp_tw_reuse").orElse("");
    if (!range.isEmpty()) {
      checks.add(ephemeralPorts(range, reuse, tcp.timeWait()));
      checks.add(listeningPorts(listening, range));
    }
    ProcFs.text("sys/net/core/somaxconn")
        .ifPresent(limit -> checks.add(backlog(Integer.parseInt(limit))));
    return checks;
  }

  static DoctorCheck openFiles(long limit) {
    String reading =
        limit == Long.MAX_VALUE
            ? "unlimited"
            : Text.of(
                "%d: enough for %d requests in flight through the app",
                limit, Needs.requestsWithin(limit));
    return warnUnless(
        limit >= OPEN_FILES,
        "open files",
        reading,
        Text.of(
            "8,192 of them, which Tomcat accepts, need %d: ulimit -n %d", OPEN_FILES, OPEN_FILES));
  }

  static DoctorCheck ephemeralPorts(String range, String reuse, long timeWait) {
    long ports = last(range) - first(range) + 1L;
    String reading =
        Text.of(
            "%d (%d to %d), %d in TIME_WAIT, tcp_tw_reuse %s",
            ports, first(range), last(range), timeWait, reuse);
    boolean reused = reuse.equals("1") || reuse.equals("2");
    if (!reused && timeWait > ports / 2) {
      return warn("ephemeral ports", reading, "wait a minute: earlier connections hold the ports");
    }
    return warnUnless(
        reused,
        "ephemeral ports",
        reading,
        Text.of("about %d new connections/s at most: sysctl net.ipv4.tcp_tw_reuse=2", ports / 60));
  }

  static DoctorCheck listeningPorts(List<Integer> listening, String range) {
    List<Integer> inside =
        listening.stream().filter(port -> port >= first(range) && port <= last(range)).toList();
    return inside.isEmpty()
        ? ok("listening ports", "outside the ephemeral range")
        : fail(
            "listening ports",
            inside + " inside the ephemeral range",
            "outgoing connections may take them: sysctl net.ipv4.ip_local_port_range='32768"
                + " 60999', or choose other ports with --ports");
  }

  static DoctorCheck backlog(int somaxconn) {
    return warnUnless(
        somaxconn >= BACKLOG,
        "somaxconn",
        Integer.toString(somaxconn),
        "bursts of connections overflow the accept queue: sysctl net.core.somaxconn=4096");
  }

  static DoctorCheck jmeter(Path home) {
    return Files.exists(home.resolve("bin/ApacheJMeter.jar"))
        ? ok("JMeter", home.toString())
        : fail("JMeter", "not in " + home, "build it: ./mvnw -q -DskipTests package");
  }

  static DoctorCheck tool(String name, String debianPackage) {
    return Commands.find(name)
        .map(file -> ok(name, file.toString()))
        .orElseGet(
            () ->
                warn(
                    name,
                    "not on PATH",
                    Text.of(
                        "only suites with driver: %s need it: apt-get install %s",
                        name, debianPackage)));
  }

  static DoctorCheck leftovers(List<Leftover> leftovers) {
    String names =
        leftovers.stream()
            .map(process -> process.name() + " (pid " + process.pids() + ")")
            .collect(Collectors.joining(", "));
    String pids =
        leftovers.stream()
            .flatMap(process -> process.alive().stream())
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    return leftovers.isEmpty()
        ? ok("leftovers", "no process of an earlier run")
        : fail("leftovers", names + " of an earlier run", "end them: kill " + pids);
  }

  static DoctorCheck wakeUp(double millis) {
    return warnUnless(
        millis <= LATE_MILLIS,
        "wake-up floor",
        "p99 " + Say.millis(millis),
        "no lateness below this value means anything: stop other work on this machine");
  }

  private static int first(String range) {
    return Integer.parseInt(range.split("\\s+")[0]);
  }

  private static int last(String range) {
    return Integer.parseInt(range.split("\\s+")[1]);
  }
}
