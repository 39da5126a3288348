package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/** Reads a finished file of JMeter's results. */
public final class JtlParser {
  private JtlParser() {}

  /**
   * The requests of warm-up and MEASURE. A half-written last line, of a JMeter that was ended, is
   * left out.
   *
   * @throws BenchException when there is no such file, or naming the line that is broken
   */
  public static List<Request> parse(Path jtl) {
    if (!RunFile.exists(jtl)) {
      throw BenchException.machine(
          Text.of("JMeter wrote no results to %s: its own log, beside it, says why", jtl));
    }
    JtlFile file = new JtlFile(jtl);
    file.poll();
    file.end();
    return file.requests();
  }
}
