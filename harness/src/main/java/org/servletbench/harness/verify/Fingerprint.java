package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Text;

/** What two runs must share before a difference between them can mean anything. */
final class Fingerprint {
  /** Memory as a kernel tells it differs by some MiB from boot to boot. */
  private static final double SAME_MEMORY = 0.05;

  private final List<String> differences = new ArrayList<>();

  private Fingerprint() {}

  /** Returns what differs, in words: machine, JDK, suite, launch caches and cores. */
  static List<String> differences(Session base, Session other, SessionSettings settings) {
    Fingerprint found = new Fingerprint();
    found.differences.addAll(differences(base.environment(), other.environment()));
    found.compare("the suite", base.summary().suite().name(), other.summary().suite().name());
    found.compare(
        "the time scale", base.summary().suite().timeScale(), other.summary().suite().timeScale());
    found.compare("the profiler", profiler(base.summary()), profiler(other.summary()));
    found.differences.addAll(settings.definitions());
    return List.copyOf(found.differences);
  }

  /** It costs CPU time and memory in what it samples. */
  private static String profiler(RunSummary summary) {
    return summary.isProfiled() ? "on" : "off";
  }

  /** Returns in what two machines or their JDKs differ, in words. */
  static List<String> differences(Environment base, Environment other) {
    Fingerprint found = new Fingerprint();
    found.machine(base, other);
    found.compare("the JDK", base.jdk(), other.jdk());
    return List.copyOf(found.differences);
  }

  private void machine(Environment base, Environment other) {
    compare("the CPU", base.cpu(), other.cpu());
    compare("the number of cores", base.cores(), other.cores());
    compare("the operating system", base.os(), other.os());
    long most = Math.max(base.memoryMib(), other.memoryMib());
    if (Math.abs(base.memoryMib() - other.memoryMib()) > SAME_MEMORY * most) {
      compare("the memory", base.memoryMib() + " MiB", other.memoryMib() + " MiB");
    }
  }

  private void compare(String what, Object base, Object other) {
    if (!Objects.equals(base, other)) {
      differences.add(Text.of("%s is %s in the base and %s in the other run", what, base, other));
    }
  }
}
