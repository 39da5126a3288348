package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.report.RunReport;

/** Runs a plan as one session, and reports it. */
@FunctionalInterface
interface Measuring {
  /**
   * @param folder folder of the run
   * @return empty if it was interrupted
   */
  Optional<RunReport> run(Plan plan, Path folder);
}
