package org.servletbench.sleeping;

/** What both modes share: the routes, the counters and the immediate answers. */
record Api(Mode mode, int maxDelayMillis, Stats stats) {
  static Api of(Settings settings) {
    return new Api(settings.mode(), settings.maxDelayMillis(), new Stats());
  }

  Route route(String method, String target) {
    return Route.of(method, target, maxDelayMillis);
  }

  Answer json(StatsReading reading) {
    return Answer.json(reading.toJson(mode, ProcessHandle.current().pid()));
  }

  Answer reset() {
    stats.reset();
    return Answer.NO_CONTENT;
  }
}
