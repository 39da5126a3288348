package org.servletbench.harness.engine;

import io.netty.channel.IoEventLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * The load engine as a program. It sends one load to one target and writes {@code
 * schedule.properties}, {@code seconds.csv}, {@code latency.hlog} and {@code totals.properties}. It
 * exits with 0 when the load has ended, 1 when the machine failed, 2 for wrong arguments, and 128 +
 * n after signal n.
 */
public final class Engine {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final long FLUSH_MILLIS = 5000;

  private final EngineOptions options;
  private final Recorder recorder;
  private final Generator generator;
  private final RequestBytes requests;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final CountDownLatch written = new CountDownLatch(1);

  private Engine(EngineOptions options) {
    this.options = options;
    recorder = new Recorder(options.timeout().toNanos());
    requests =
        new RequestBytes(options.warmUpUrl(), options.url(), options.client().serverTiming());
    generator = new Generator(options, requests, recorder);
  }

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(run(args));
  }

  /** Runs the load and returns the exit code. */
  static int run(String... args) {
    try {
      new Engine(EngineOptions.parse(args)).run();
      return 0;
    } catch (BenchException e) {
      System.err.println("engine: " + e.getMessage());
      return e.kind() == BenchException.Kind.USAGE ? WRONG_USAGE : FAILED;
    } catch (IllegalStateException e) {
      System.err.println("engine: " + e.getMessage() + "; please report it, with these lines:");
      (e.getCause() == null ? e : e.getCause()).printStackTrace();
      return FAILED;
    } catch (InterruptedException e) {
      return FAILED;
    }
  }

  private void run() throws InterruptedException {
    try {
      Files.createDirectories(options.out());
    } catch (IOException e) {
      throw OutputFile.cannotWrite(options.out(), e);
    }
    Transport transport = Transport.best();
    IoEventLoop loop = transport.newLoop("load", generator);
    InetSocketAddress remote = Addresses.reachable(options.url());
    RunWriter writer = new RunWriter(options, generator, recorder, start(transport, loop, remote));
    if (options.warmUpIsOpenEnded() || !options.settle().isZero()) {
      Thread orders = new Thread(() -> obey(loop), "orders");
      orders.setDaemon(true); // the line it waits for may never come
      orders.start();
    }
    Thread stop = new Thread(() -> stop(loop), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      writer.run();
      writer.writeTotals(interrupted.get());
    } finally {
      written.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(stop);
      } catch (IllegalStateException e) {
        // a signal is already ending the process
      }
      loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }

  /** Obeys orders from standard input; when that ends, the load goes on. */
  private void obey(IoEventLoop loop) {
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .forEach(
            line -> {
              switch (line) {
                case EngineOptions.SETTLE -> loop.execute(generator::settle);
                case EngineOptions.MEASURE -> loop.execute(generator::measure);
                default ->
                    System.err.println(
                        Text.of(
                            "engine: unknown order '%s': the orders are '%s' and '%s'",
                            line, EngineOptions.SETTLE, EngineOptions.MEASURE));
              }
            });
  }

  private RunWriter.Facts start(Transport transport, IoEventLoop loop, InetSocketAddress remote) {
    CompletableFuture<RunWriter.Facts> started = new CompletableFuture<>();
    loop.execute(
        () -> {
          started.complete(
              new RunWriter.Facts(
                  transport, Thread.currentThread().threadId(), Transport.reduceTimerSlack()));
          Wiring wiring =
              new Wiring(
                  recorder, new ReceiveBuffer(), requests, options.client(), options.expectBody());
          Connector connector =
              new Connector(transport, loop, wiring, remote, Tls.of(options.url(), remote));
          generator.start(
              new Connections(connector, wiring, options.timeout().toNanos(), generator::crashed));
        });
    return started.join();
  }

  /** Handles a signal: writes the results so far before the process ends. */
  private void stop(IoEventLoop loop) {
    interrupted.set(true);
    loop.execute(generator::finish);
    try {
      // Does not wait for the main thread, which is about to wait for this hook in System.exit.
      written.await(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
