package org.servletbench.sleeping;

import java.util.Locale;

/** The process: {@code java -jar sleeping-service.jar [--name=value ...]}. */
public final class SleepingService {
  private SleepingService() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(Launcher.run(args, System.out, System.err));
  }
}
