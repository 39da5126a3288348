package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.CeilingFlag;

/** Writes a calibration as tables: for a terminal, in Markdown, and as a page. */
public record CalibrationReport(Calibration calibration) {
  /**
   * For a terminal.
   *
   * @param columns characters of a line
   */
  public String console(int columns) {
    return Parts.plain(parts(), columns);
  }

  /** Returns the text of {@code calibration.md}. */
  public String markdown() {
    return Parts.markdown(parts());
  }

  /** Returns a page of its own. */
  public String html() {
    return Parts.page("What this machine's load generators and downstream can do", parts());
  }

  /** Describes the ceilings in one sentence. */
  public String sentence() {
    Calibration.Ceiling driver = calibration.driver();
    Calibration.Downstream downstream = calibration.downstream();
    return Text.of(
        "the open-loop driver sends at most %s, at %s of CPU each and %s of a core; the"
            + " sleeping service %s",
        Say.perSecond(driver.requestsPerSecond()),
        Say.known(driver.cpuMicrosPerRequest(), Say::micros),
        Say.known(driver.coresUsed(), Say::percent),
        downstream.capacityPerSecond().isEmpty()
            ? "keeps its times at no rate that was tried"
            : Text.of(
                "keeps its times up to %s%s, p99 %s late",
                downstream.isReached() ? "" : "at least ",
                Say.perSecond(downstream.capacityPerSecond().getAsDouble()),
                Say.known(downstream.latenessP99Millis(), Say::millis)));
  }

  /** Describes a flag, without the word "warning". */
  static String words(CeilingFlag flag) {
    String share =
        Text.of(
            "%s: %s is %s of what the ",
            flag.scenario(), Say.perSecond(flag.rate()), Say.percent(flag.share()));
    return share
        + switch (flag.of()) {
          case OPEN_LOOP_DRIVER -> "open-loop driver can send on this machine";
          case SLEEPING_SERVICE -> "sleeping service can carry on this machine";
        };
  }

  private static String share(OptionalDouble value) {
    return value.isPresent() ? Say.percent(value.getAsDouble()) : "an unknown share";
  }

  private List<Part> parts() {
    Calibration.Key key = calibration.key();
    String machine =
        Text.of(
            "%s, %s; JDK %s; commit %s; %s; %s; %s busy before, %s stolen",
            key.cpu(),
            Text.count(key.cores(), "core"),
            key.jdk(),
            key.gitCommit(),
            calibration.measured(),
            calibration.placement(),
            share(calibration.disturbance().busyBeforeShare()),
            share(calibration.disturbance().stolenShare()));
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Sentence(machine));
    Stream.of(driver(), inFlight(), downstream(), beside(), commands())
        .filter(table -> !table.isEmpty())
        .map(Part.Rows::new)
        .forEach(parts::add);
    parts.add(new Part.Sentence(sentence()));
    return parts;
  }

  /** What the driver did, in one line: flat out, on a schedule, or a loop that only waits. */
  private record Driven(
      String what,
      OptionalDouble sent,
      OptionalDouble lagP50,
      OptionalDouble lagP99,
      OptionalDouble firstSecond,
      OptionalDouble p50,
      OptionalDouble p99,
      OptionalDouble cpu) {}

  /** The floor stands among the lags that it bounds. */
  private Table driver() {
    OptionalDouble none = OptionalDouble.empty();
    Calibration.Ceiling ceiling = calibration.driver();
    Calibration.Floor floor = calibration.floor();
    List<Driven> rows = new ArrayList<>();
    rows.add(
        new Driven(
            Text.of("flat out, %d connections", ceiling.connections()),
            OptionalDouble.of(ceiling.requestsPerSecond()),
            none,
            none,
            none,
            none,
            none,
            ceiling.cpuMicrosPerRequest()));
    for (Calibration.Paced row : calibration.paced()) {
      rows.add(
          new Driven(
              Text.of(
                  "%s, %s",
                  Say.perSecond(row.askedPerSecond()),
                  row.pacing().name().toLowerCase(Locale.ROOT)),
              row.sentPerSecond(),
              row.lagP50Micros(),
              row.lagP99TypicalMicros(),
              row.lagFirstSecondP99Micros(),
              row.latencyP50Millis(),
              row.latencyP99Millis(),
              row.cpuMicrosPerRequest()));
    }
    rows.add(
        new Driven(
            "floor: a loop that only waits, " + Say.perSecond(floor.slotsPerSecond()),
            none,
            OptionalDouble.of(floor.p50Micros()),
            OptionalDouble.of(floor.p99TypicalMicros()),
            none,
            none,
            none,
            none));
    return Table.of(
        List.of(
            new Column<>("open-loop driver against a null server", Driven::what),
            figure("sent", Say::perSecond, Driven::sent),
            figure("lag p50", Say::micros, Driven::lagP50),
            figure("lag p99", Say::micros, Driven::lagP99),
            figure("first second p99", Say::micros, Driven::firstSecond),
            figure("p50", Say::millis, Driven::p50),
            figure("p99", Say::millis, Driven::p99),
            figure("CPU/req", Say::micros, Driven::cpu)),
        rows);
  }

  private Table inFlight() {
    return Table.of(
        List.of(
            new Column<Calibration.InFlight>(
                "requests of 1 s in flight", row -> Say.perSecond(row.askedPerSecond())),
            figure("peak", Say::count, Calibration.InFlight::peak),
            figure("answered", Say::percent, Calibration.InFlight::answeredShare),
            figure("RSS", Say::mebibytes, Calibration.InFlight::rssPeakMib),
            figure("alloc/req", Say::bytes, Calibration.InFlight::allocatedBytesPerRequest),
            figure("CPU/req", Say::micros, Calibration.InFlight::cpuMicrosPerRequest)),
        List.of(calibration.inFlight()));
  }

  private Table downstream() {
    Calibration.Downstream downstream = calibration.downstream();
    return Table.of(
        List.of(
            new Column<Calibration.Probe>(
                "sleeping service, delay " + Say.millis(downstream.delayMillis()),
                probe -> Say.perSecond(probe.askedPerSecond())),
            figure("sent", Say::perSecond, Calibration.Probe::sentPerSecond),
            figure("answered", Say::percent, Calibration.Probe::answeredShare),
            figure("late p99", Say::millis, Calibration.Probe::latenessP99Millis),
            new Column<>("kept", probe -> probe.kept() ? "yes" : "no")),
        downstream.probes());
  }

  private Table beside() {
    return Table.of(
        List.of(
            new Column<>("beside", Calibration.Beside::tool),
            new Column<>("asked", CalibrationReport::asked),
            figure("done", Say::perSecond, Calibration.Beside::requestsPerSecond),
            figure("p50", Say::millis, Calibration.Beside::latencyP50Millis),
            figure("p99", Say::millis, Calibration.Beside::latencyP99Millis),
            figure("CPU/req", Say::micros, Calibration.Beside::cpuMicrosPerRequest),
            new Column<>("note", Calibration.Beside::note)),
        calibration.beside());
  }

  private Table commands() {
    return Table.of(
        List.of(
            new Column<>("tool", Calibration.Beside::tool),
            new Column<>("asked", CalibrationReport::asked),
            new Column<>("command", row -> brief(row.command()))),
        calibration.beside().stream().filter(row -> !row.command().isEmpty()).toList());
  }

  /** Shortens a command: JMeter's thirty settings of its output do not matter for its speed. */
  private static String brief(String command) {
    String brief = command.replaceAll(" -Jjmeter\\.save\\.\\S+", "");
    return brief.equals(command) ? command : brief + " -Jjmeter.save.…";
  }

  private static String asked(Calibration.Beside row) {
    return row.askedPerSecond().isPresent()
        ? Say.perSecond(row.askedPerSecond().getAsDouble())
        : row.command().isEmpty() ? "" : "flat out";
  }

  private static <R> Column<R> figure(
      String head, DoubleFunction<String> said, Function<R, OptionalDouble> value) {
    return new Column<>(head, row -> Say.known(value.apply(row), said));
  }
}
