package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.CalibrationReport;
import org.servletbench.harness.report.Lines;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.run.MachineFile;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says what this machine can run, what it cannot, and the remedy. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks what this machine can run and names the remedy for what it cannot.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no check failed, or the calibration is done",
      "1:a check failed, or the calibration did",
      "2:wrong usage",
      "130:the calibration was interrupted"
    })
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

  @Option(
      names = "--calibrate",
      description =
          "Measure what the generator and the downstream can do; takes about 4 minutes. Later runs"
              + " use the result to flag scenarios near a ceiling.")
  private boolean calibrate;

  @Option(
      names = "--beside",
      description =
          "With --calibrate: also measure JMeter and, if on PATH, wrk and ab; takes 2 minutes"
              + " more.")
  private boolean beside;

  @Option(
      names = "--ports",
      paramLabel = "NAME=PORT,…",
      converter = PortsConverter.class,
      description = "Check these ports, such as app=9080,side-door=9081,downstream=9090.")
  private Endpoints endpoints = Endpoints.DEFAULT;

  /** Divides the steps' durations, for tests: such figures mean nothing and are not stored. */
  @Option(names = "--shortened", hidden = true, defaultValue = "1")
  private double shortened;

  @Override
  public Integer call() throws InterruptedException {
    if (calibrate) {
      return calibration(Installation.locate());
    }
    if (beside) {
      throw BenchException.usage("--beside needs --calibrate: give both or neither");
    }
    return checks();
  }

  private int calibration(Installation installation) {
    Optional<Calibration> done =
        new CalibrationSession(installation, spec.commandLine().getErr(), beside, shortened).run();
    if (done.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    CalibrationReport report = new CalibrationReport(done.get());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> report.console(Terminal.columns());
          case json -> MachineFile.text(done.get());
        });
    out.flush();
    if (shortened == 1) {
      MachineFile.calibration(installation.calibration())
          .write(
              done.get(),
              Map.of("calibration.md", report.markdown(), "calibration.html", report.html()));
    }
    return ExitCode.OK;
  }

  private int checks() throws InterruptedException {
    List<DoctorCheck> checks = DoctorChecks.all(Installation.locate(), endpoints);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> table(checks, Terminal.columns());
          case json -> json(checks);
        });
    out.flush();
    boolean fails = checks.stream().anyMatch(check -> check.status() == DoctorCheck.Status.FAIL);
    return fails ? 1 : 0;
  }

  static String table(List<DoctorCheck> checks, int columns) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    String front = "%-4s  %-" + Math.max(1, width) + "s  ";
    StringBuilder table = new StringBuilder();
    for (DoctorCheck check : checks) {
      String told = Text.of(front, check.status().word(), check.name());
      table.append(Lines.hanging(told, check.reading(), columns));
      if (!check.remedy().isEmpty()) {
        table.append(Lines.hanging(" ".repeat(told.length()), check.remedy(), columns));
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
