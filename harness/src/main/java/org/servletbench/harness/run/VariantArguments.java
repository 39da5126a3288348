package org.servletbench.harness.run;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;

/** Builds the app's arguments for its stack, client, container and Spring properties. */
final class VariantArguments {
  private VariantArguments() {}

  /** Returns only the arguments that differ from the app's own defaults. */
  static List<String> of(Target.App app) {
    AppVariant variant = app.settings().variant();
    AppVariant usual = AppVariant.DEFAULT;
    List<String> arguments = new ArrayList<>();
    if (app.strategy().stack() != Strategy.Stack.SERVLET) {
      arguments.add("--bench.stack=" + app.strategy().stack().label());
    }
    if (variant.blockingClient() != usual.blockingClient()) {
      arguments.add("--bench.blocking-client=" + variant.blockingClient().label());
    }
    if (variant.clientIoThreads() != usual.clientIoThreads()) {
      arguments.add("--bench.client-io-threads=" + variant.clientIoThreads());
    }
    if (variant.connectorBuffers() != usual.connectorBuffers()) {
      arguments.add("--bench.connector-buffers=" + variant.connectorBuffers());
    }
    if (variant.requestContextFilter() != usual.requestContextFilter()) {
      arguments.add("--bench.request-context-filter=" + variant.requestContextFilter());
    }
    variant.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return arguments;
  }
}
