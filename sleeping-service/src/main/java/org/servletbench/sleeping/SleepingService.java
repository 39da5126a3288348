package org.servletbench.sleeping;

/** The process: {@code java -jar sleeping-service.jar [--name=value ...]}. */
public final class SleepingService {
  private SleepingService() {}

  public static void main(String[] args) {
    System.exit(Launcher.run(args, System.out, System.err));
  }
}
