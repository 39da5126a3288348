package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.RunFile;

/**
 * Drives JMeter, which writes a row per request. Warm-up and MEASURE are one schedule of one
 * process.
 *
 * @param plan .jmx file that JMeter runs
 */
public record JMeterDriver(Launch launch, Path plan) implements LoadDriver {
  /** The file to which JMeter writes a row per request. */
  public static final String JTL = "requests.jtl";

  @Override
  public List<String> command(LoadOrder order, Path folder) {
    return Pinned.to(order.cores(), launch.command(arguments(order, folder)));
  }

  /** Returns the arguments that follow the main class. */
  public List<String> arguments(LoadOrder order, Path folder) {
    return JMeterCommand.arguments(
        plan, order, folder.resolve(JTL), folder.resolve("jmeter-own.log"));
  }

  @Override
  public LoadSession start(LoadOrder order, Path folder, ProcessRegistry registry) {
    return new Session(
        ManagedProcess.start(
            new ProcessSpec(
                Reading.GENERATOR, command(order, folder), folder.resolve("jmeter.log")),
            registry),
        new JtlFile(folder.resolve(JTL)),
        order);
  }

  @Override
  public boolean awaitsTarget() {
    return true;
  }

  /** Reads what JMeter has left in the folder of a trial. */
  static Recording recording(Path folder) {
    Path jtl = folder.resolve(JTL);
    return RunFile.exists(jtl) ? new Recording.Requests(JtlParser.parse(jtl)) : Recording.NOTHING;
  }

  private record Session(ManagedProcess process, JtlFile jtl, LoadOrder order)
      implements LoadSession {
    @Override
    public void poll() {
      jtl.poll();
    }

    /** Derives the start from the first request of the warm-up. */
    @Override
    public OptionalLong measureStartMillis() {
      OptionalLong warmUp = jtl.warmUpStart();
      return warmUp.isEmpty()
          ? warmUp
          : OptionalLong.of(warmUp.getAsLong() + order.warmUp().untilMeasure().toMillis());
    }

    /** Does not wait for JMeter to end, which sleeps out its whole schedule. */
    @Override
    public boolean isFinished() {
      return jtl.count() >= order.open().requests();
    }

    @Override
    public boolean isAtWork() {
      return process.isAlive();
    }

    @Override
    public OptionalLong completed() {
      return OptionalLong.of(jtl.count());
    }

    @Override
    public OptionalLong errors() {
      return OptionalLong.of(jtl.count() - jtl.count(Outcome.OK));
    }

    @Override
    public Optional<LastSecond> lastSecond(long epochMillis) {
      return jtl.lastSecond(epochMillis);
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
