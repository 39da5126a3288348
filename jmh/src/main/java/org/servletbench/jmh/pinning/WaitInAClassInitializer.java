package org.servletbench.jmh.pinning;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * How much longer do virtual threads take that wait in the initializer of a class?
 *
 * <p>A class is initialized once, so each wait has a class of its own, made before the time begins.
 * CPU time and allocation are counted over whole iterations, so making the class is part of them.
 */
public class WaitInAClassInitializer extends Waiters {

  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private byte[] code;
  private Class<?>[] fresh;

  @Setup
  public void read() throws IOException {
    Class<?> pattern = WaitsInItsInitializer.class;
    try (InputStream in = pattern.getResourceAsStream(pattern.getSimpleName() + ".class")) {
      code = in.readAllBytes();
    }
  }

  @Setup(Level.Invocation)
  public void define() throws IllegalAccessException {
    fresh = new Class<?>[threads()];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = HERE.defineHiddenClass(code, false).lookupClass();
    }
  }

  /** Pins on every JDK up to 25. */
  @Benchmark
  public int inClassInitializer() throws InterruptedException {
    return waitIn(thread -> HERE.ensureInitialized(fresh[thread]));
  }
}
