package org.servletbench.harness.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.AppVariant.BlockingClient;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Strategy.Stack;
import org.servletbench.harness.model.Target;

/**
 * What decides which classes a start of the app loads, and so which launch cache fits it.
 *
 * @param virtual whether the container starts a virtual thread for each request
 */
public record AppKind(Runtime runtime, boolean virtual, Stack stack, BlockingClient client) {
  /** Of the servlet stack on platform threads, with the defaults of the app and of every trial. */
  public static final AppKind USUAL =
      new AppKind(Runtime.DEFAULT, false, Stack.SERVLET, AppVariant.DEFAULT.blockingClient());

  public static AppKind of(Target.App app) {
    AppVariant variant = app.settings().variant();
    return new AppKind(
        variant.runtime(),
        app.strategy().onVirtualThreads(),
        app.strategy().stack(),
        variant.blockingClient());
  }

  /** Strategies that an app of this kind serves. */
  List<Strategy> strategies() {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> strategy.stack() == stack && strategy.onVirtualThreads() == virtual)
        .toList();
  }

  /** Words joined by hyphens: what is not usual, the JVM aside. */
  public String label() {
    List<String> words = new ArrayList<>();
    if (virtual) {
      words.add("virtual");
    }
    if (stack != USUAL.stack) {
      words.add(stack.label());
    }
    if (client != USUAL.client) {
      words.add(client.label());
    }
    return String.join("-", words);
  }
}
