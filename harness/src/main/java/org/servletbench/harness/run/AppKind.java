package org.servletbench.harness.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.servletbench.harness.model.AppVariant.BlockingClient;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Strategy.Stack;
import org.servletbench.harness.model.Target;

/**
 * The settings that decide which classes the app loads at its start, and so which launch cache
 * fits.
 *
 * @param virtual whether the container starts a virtual thread for each request
 */
public record AppKind(Runtime runtime, boolean virtual, Stack stack, BlockingClient client) {
  /** The usual kind: the servlet stack on platform threads, with the defaults of app and trial. */
  public static final AppKind USUAL =
      new AppKind(Runtime.DEFAULT, false, Stack.SERVLET, BlockingClient.HTTP_URL_CONNECTION);

  public static AppKind of(Target.App app) {
    return new AppKind(
        app.settings().variant().runtime(),
        app.strategy().onVirtualThreads(),
        app.strategy().stack(),
        app.settings().blockingClient());
  }

  /** Returns the strategies that an app of this kind serves. */
  List<Strategy> strategies() {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> strategy.stack() == stack && strategy.onVirtualThreads() == virtual)
        .toList();
  }

  /** Names what is unusual about this kind, apart from the JVM, in words joined by hyphens. */
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
