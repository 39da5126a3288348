package org.servletbench.jmh.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.servletbench.harness.engine.NullDownstream;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does a call by each of the JDK's clients cost a platform thread, without Spring and the
 * app around it?
 *
 * <p>Each benchmark returns the body. What {@code BlockingCall} adds to the same client is the
 * price of RestTemplate or RestClient: timeouts and warm-up are the same.
 */
@Fork(jvmArgsAppend = MicroBenchmark.NATIVE_ACCESS)
@Warmup(iterations = 10, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class BareCall extends MicroBenchmark {

  /** The default of {@code bench.downstream-timeout}. */
  private static final Duration TIMEOUT = Duration.ofSeconds(80);

  private NullDownstream server;
  private URL url;
  private HttpRequest request;
  private HttpClient client;
  private HttpClient onVirtualThreads;
  private ExecutorService virtualThreads;

  /** Whether the caller is a virtual thread. */
  boolean virtual() {
    return false;
  }

  @Setup
  public void start() throws IOException {
    requireCaller(virtual());
    server = new NullDownstream();
    URI uri = server.uri().resolve("/sleep/0");
    url = uri.toURL();
    request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
    client = builder().build();
    onVirtualThreads = builder().executor(virtualThreads).build();
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(TIMEOUT)
        .proxy(HttpClient.Builder.NO_PROXY);
  }

  @TearDown
  public void stop() {
    client.shutdownNow();
    onVirtualThreads.shutdownNow();
    virtualThreads.shutdownNow();
    server.close();
  }

  @Benchmark
  public byte[] httpUrlConnection() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  @Benchmark
  public byte[] jdk() throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofByteArray()).body();
  }

  @Benchmark
  public byte[] jdkAsync() {
    return client.sendAsync(request, BodyHandlers.ofByteArray()).join().body();
  }

  /** Gives the client virtual threads for its own tasks. */
  @Benchmark
  public byte[] jdkWithVirtualThreads() throws IOException, InterruptedException {
    return onVirtualThreads.send(request, BodyHandlers.ofByteArray()).body();
  }
}
