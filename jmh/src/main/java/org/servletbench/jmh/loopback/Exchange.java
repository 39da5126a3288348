package org.servletbench.jmh.loopback;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * How much does an exchange over loopback cost whose both sides are as cheap as they can be?
 *
 * <p>A request to the app has this client, and a call by the app this server: what is left without
 * them is the app's.
 */
public class Exchange extends CheapestSides {

  @Benchmark
  public int exchange() throws IOException {
    return send();
  }
}
