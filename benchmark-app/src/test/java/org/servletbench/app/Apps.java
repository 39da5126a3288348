package org.servletbench.app;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One app for all strategies that can share a process, started when the first of them is asked. */
final class Apps implements AutoCloseable {

  private final Map<List<String>, TestApp> started = new LinkedHashMap<>();
  private final String[] settings;

  Apps(String... settings) {
    this.settings = settings;
  }

  TestApp of(Strategy strategy) {
    return started.computeIfAbsent(
        strategy.settings(), ignored -> TestApp.start(strategy, settings));
  }

  Collection<TestApp> all() {
    return started.values();
  }

  @Override
  public void close() {
    started.values().forEach(TestApp::close);
  }
}
