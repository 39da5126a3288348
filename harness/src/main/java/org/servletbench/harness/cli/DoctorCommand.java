package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.servletbench.harness.system.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What can run on this machine, what cannot, and the remedy. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks what this machine can run, and names the remedy for what it cannot.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing fails", "1:a check failed"})
public final class DoctorCommand implements Callable<Integer> {
  private enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Format format;

  @Override
  public Integer call() throws InterruptedException {
    List<DoctorCheck> checks = DoctorChecks.all(Installation.locate());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> table(checks);
          case json -> json(checks);
        });
    out.flush();
    boolean fails = checks.stream().anyMatch(check -> check.status() == DoctorCheck.Status.FAIL);
    return fails ? 1 : 0;
  }

  static String table(List<DoctorCheck> checks) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    String row = "%-4s  %-" + Math.max(1, width) + "s  %s%n";
    StringBuilder table = new StringBuilder();
    for (DoctorCheck check : checks) {
      table.append(row.formatted(check.status().word(), check.name(), check.reading()));
      if (!check.remedy().isEmpty()) {
        table.append(row.formatted("", "", check.remedy()));
      }
    }
    return table.toString();
  }

  private static String json(List<DoctorCheck> checks) {
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(checks)
        + System.lineSeparator();
  }
}
