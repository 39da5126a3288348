package org.servletbench.app.downstream;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.servletbench.app.downstream.socket.Reply;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.NoOpResponseErrorHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * The client that blocks its thread until the answer is there. It is RestTemplate, as in the
 * article, on the engine that {@code bench.blocking-client} names.
 */
@Component
public final class BlockingDownstream implements DisposableBean {

  /**
   * Stays below Tomcat's keep-alive of 60 s, so that the client closes first and no request meets a
   * closed connection.
   */
  static final Duration IDLE = Duration.ofSeconds(20);

  private final DownstreamCalls calls;
  private final BenchSettings.BlockingClient engineName;
  private final BlockingEngine engine;
  private final RestTemplate restTemplate;
  private final RestClient restClient;

  BlockingDownstream(DownstreamCalls calls, BenchSettings settings) {
    this.calls = calls;
    engineName = settings.blockingClient();
    engine = engine(calls, settings);
    restTemplate = lenient(new RestTemplate(List.of(new ByteArrayHttpMessageConverter())));
    restClient =
        RestClient.builder()
            .requestFactory(engine.requestFactory())
            .configureMessageConverters(
                only -> only.addCustomConverter(new ByteArrayHttpMessageConverter()))
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build();
  }

  private static BlockingEngine engine(DownstreamCalls calls, BenchSettings settings) {
    Duration timeout = settings.downstreamTimeout();
    return switch (settings.blockingClient()) {
      case HTTP_URL_CONNECTION -> new HttpUrlConnectionEngine(settings);
      case JDK -> new JdkEngine(timeout);
      case APACHE -> new ApacheEngine(timeout, IDLE);
      case SOCKET -> new SocketEngine(calls.prefix(), timeout, IDLE);
    };
  }

  /** Sets the JDK properties of the engines; call it before the first request of the process. */
  public static void configureJvm() {
    HttpUrlConnectionEngine.configureJvm();
    JdkHttpClient.configureJvm();
  }

  /** Blocks until a connection is free and the downstream has answered or failed. */
  public Answer call(Delay delay) {
    return engine instanceof SocketEngine sockets
        ? call(delay, () -> answer(sockets.get(delay.millis())))
        : call(delay, () -> answer(restTemplate.getForEntity(calls.uri(delay), byte[].class)));
  }

  /** Does the same with a RestTemplate made for this call, default set-up included. */
  public Answer callByNewTemplate(Delay delay) {
    return call(
        delay,
        () -> answer(lenient(new RestTemplate()).getForEntity(calls.uri(delay), byte[].class)));
  }

  /** Does the same with a RestClient. */
  public Answer callByRestClient(Delay delay) {
    return call(
        delay,
        () -> answer(restClient.get().uri(calls.uri(delay)).retrieve().toEntity(byte[].class)));
  }

  private interface Get {
    Answer now() throws IOException;
  }

  private Answer call(Delay delay, Get get) {
    calls.start(delay);
    try {
      return get.now();
    } catch (IOException | RestClientException | IllegalArgumentException e) {
      // IllegalArgumentException: Spring's, for an answer that has no HTTP status
      throw calls.failure(e);
    } finally {
      calls.end(delay);
    }
  }

  /** Over the engine, and whatever the status, the answer is an answer. */
  private RestTemplate lenient(RestTemplate template) {
    template.setRequestFactory(engine.requestFactory());
    template.setErrorHandler(new NoOpResponseErrorHandler());
    return template;
  }

  private static Answer answer(ResponseEntity<byte[]> entity) {
    byte[] body = entity.getBody();
    return Answer.relayed(entity.getStatusCode().value(), body == null ? new byte[0] : body);
  }

  private static Answer answer(Reply reply) {
    return Answer.relayed(reply.status(), reply.body());
  }

  /** The engine, as the setting calls it. */
  public String engine() {
    return engineName.setting();
  }

  /** The client and what it does unasked. */
  public String description() {
    String front = engine instanceof SocketEngine ? "" : "RestTemplate over ";
    return front + engine.description() + ", " + calls.limit();
  }

  @Override
  public void destroy() throws Exception {
    engine.close();
  }
}
