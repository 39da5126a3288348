package org.servletbench.harness.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.CeilingFlag;

/** Writes a calibration as tables, with the same words for a terminal and in Markdown. */
public final class CalibrationReport {
  private final Calibration calibration;

  public CalibrationReport(Calibration calibration) {
    this.calibration = calibration;
  }

  public String console() {
    return body(Table::plain);
  }

  /** Returns the text of {@code calibration.md}. */
  public String markdown() {
    return body(Table::markdown);
  }

  /** Describes the ceilings in one sentence. */
  public String sentence() {
    Calibration.Ceiling driver = calibration.driver();
    Calibration.Downstream downstream = calibration.downstream();
    return Text.of(
        "the open-loop driver sends at most %s/s, at %s us of CPU each and %s of a core; the"
            + " sleeping service %s",
        whole(driver.requestsPerSecond()),
        Numbers.brief(driver.cpuMicrosPerRequest()),
        percent(driver.coresUsed()),
        downstream.capacityPerSecond().isEmpty()
            ? "keeps its times at no rate that was tried"
            : Text.of(
                "keeps its times up to %s%s/s, p99 %s ms late",
                downstream.isReached() ? "" : "at least ",
                whole(downstream.capacityPerSecond().getAsDouble()),
                Numbers.brief(downstream.latenessP99Millis())));
  }

  /** Describes a flag, without the word "warning". */
  static String words(CeilingFlag flag) {
    String share =
        Text.of(
            "%s: %s/s is %d %% of what the ",
            flag.scenario(), whole(flag.rate()), Math.round(100 * flag.share()));
    return share
        + switch (flag.of()) {
          case OPEN_LOOP_DRIVER -> "open-loop driver can send on this machine";
          case SLEEPING_SERVICE -> "sleeping service can carry on this machine";
        };
  }

  private String body(Function<Table, String> format) {
    Calibration.Key key = calibration.key();
    StringBuilder text = new StringBuilder();
    text.append(
        Text.of(
            "%s, %d cores; JDK %s; commit %s; %s; %s; %s busy before, %s stolen\n\n",
            key.cpu(),
            key.cores(),
            key.jdk(),
            key.gitCommit(),
            calibration.measured(),
            calibration.placement(),
            percent(OptionalDouble.of(calibration.disturbance().busyBeforeShare())),
            percent(OptionalDouble.of(calibration.disturbance().stolenShare()))));
    text.append(format.apply(driver())).append('\n');
    text.append(format.apply(inFlight())).append('\n');
    text.append(format.apply(downstream())).append('\n');
    if (!calibration.beside().isEmpty()) {
      text.append(format.apply(beside())).append('\n');
      text.append(format.apply(commands())).append('\n');
    }
    return text.append(sentence()).append('\n').toString();
  }

  /** Makes the driver's table, with the floor among the lags that it bounds. */
  private Table driver() {
    Table table =
        new Table(
            "open-loop driver against a null server",
            "sent/s",
            "lag p50 us",
            "lag p99 us",
            "first second p99 us",
            "p50 ms",
            "p99 ms",
            "CPU us/req");
    Calibration.Ceiling ceiling = calibration.driver();
    table.row(
        Text.of("flat out, %d connections", ceiling.connections()),
        whole(ceiling.requestsPerSecond()),
        "",
        "",
        "",
        "",
        "",
        Numbers.brief(ceiling.cpuMicrosPerRequest()));
    for (Calibration.Paced row : calibration.paced()) {
      table.row(
          Text.of(
              "%s/s, %s",
              whole(row.askedPerSecond()), row.pacing().name().toLowerCase(Locale.ROOT)),
          whole(row.sentPerSecond()),
          Numbers.brief(row.lagP50Micros()),
          Numbers.brief(row.lagP99TypicalMicros()),
          Numbers.brief(row.lagFirstSecondP99Micros()),
          Numbers.brief(row.latencyP50Millis()),
          Numbers.brief(row.latencyP99Millis()),
          Numbers.brief(row.cpuMicrosPerRequest()));
    }
    Calibration.Floor floor = calibration.floor();
    table.row(
        Text.of("floor: a loop that only waits, %s/s", whole(floor.slotsPerSecond())),
        "",
        Numbers.brief(floor.p50Micros()),
        Numbers.brief(floor.p99TypicalMicros()),
        "",
        "",
        "",
        "");
    return table;
  }

  private Table inFlight() {
    Table table =
        new Table(
            "requests of 1 s in flight", "peak", "answered", "RSS MiB", "bytes/req", "CPU us/req");
    Calibration.InFlight row = calibration.inFlight();
    table.row(
        whole(row.askedPerSecond()) + "/s",
        whole(row.peak()),
        percent(row.answeredShare()),
        Numbers.brief(row.rssPeakMib()),
        Numbers.brief(row.allocatedBytesPerRequest()),
        Numbers.brief(row.cpuMicrosPerRequest()));
    return table;
  }

  private Table downstream() {
    Calibration.Downstream downstream = calibration.downstream();
    Table table =
        new Table(
            Text.of("sleeping service, delay %s ms", Numbers.brief(downstream.delayMillis())),
            "sent/s",
            "answered",
            "late p99 ms",
            "kept");
    for (Calibration.Probe probe : downstream.probes()) {
      table.row(
          whole(probe.askedPerSecond()) + "/s",
          whole(probe.sentPerSecond()),
          percent(probe.answeredShare()),
          Numbers.brief(probe.latenessP99Millis()),
          probe.kept() ? "yes" : "no");
    }
    return table;
  }

  private Table beside() {
    Table table =
        new Table("beside", "asked/s", "done/s", "p50 ms", "p99 ms", "CPU us/req", "note");
    for (Calibration.Beside row : calibration.beside()) {
      table.row(
          row.tool(),
          asked(row),
          whole(row.requestsPerSecond()),
          Numbers.brief(row.latencyP50Millis()),
          Numbers.brief(row.latencyP99Millis()),
          Numbers.brief(row.cpuMicrosPerRequest()),
          row.note());
    }
    return table;
  }

  private Table commands() {
    Table table = new Table("tool", "asked/s", "command");
    calibration.beside().stream()
        .filter(row -> !row.command().isEmpty())
        .forEach(row -> table.row(row.tool(), asked(row), brief(row.command())));
    return table;
  }

  /** Shortens a command: JMeter's thirty settings of its output do not matter for its speed. */
  private static String brief(String command) {
    String brief = command.replaceAll(" -Jjmeter\\.save\\.\\S+", "");
    return brief.equals(command) ? command : brief + " -Jjmeter.save.…";
  }

  private static String asked(Calibration.Beside row) {
    return row.askedPerSecond().isPresent()
        ? whole(row.askedPerSecond())
        : row.command().isEmpty() ? "" : "flat out";
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }

  private static String whole(OptionalDouble value) {
    return value.isPresent() ? whole(value.getAsDouble()) : "";
  }

  /** Formats a share; less than all is never rounded up to 100 %. */
  private static String percent(OptionalDouble share) {
    if (share.isEmpty()) {
      return "";
    }
    double percent = 100 * share.getAsDouble();
    return percent == 100 ? "100 %" : Text.of("%.2f %%", Math.floor(percent * 100) / 100);
  }
}
