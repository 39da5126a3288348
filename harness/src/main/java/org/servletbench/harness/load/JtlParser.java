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
   * Returns the requests of warm-up and MEASURE. Leaves out a half-written last line, which a
   * killed JMeter leaves.
   *
   * @throws BenchException when there is no such file or a line is broken, with the line's number
   */
  public static List<Request> parse(Path jtl) {
    if (!RunFile.exists(jtl)) {
      throw BenchException.machine(
          Text.of("JMeter wrote no results to %s: see its log in the same folder", jtl));
    }
    JtlFile file = new JtlFile(jtl);
    file.poll();
    file.end();
    return file.requests();
  }
}
