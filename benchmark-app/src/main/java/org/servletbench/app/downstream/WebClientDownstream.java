package org.servletbench.app.downstream;

import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.codec.ByteArrayDecoder;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Calls through Spring's reactive client on Reactor Netty; it blocks no thread. */
@Component
@Lazy
public final class WebClientDownstream {

  private static final byte[] NOTHING = {};

  private final ReactorClient client;
  private final WebClient webClient;

  WebClientDownstream(ReactorClient client) {
    this.client = client;
    // Bytes only, as for RestTemplate.
    ExchangeStrategies bytes =
        ExchangeStrategies.empty()
            .codecs(codecs -> codecs.customCodecs().register(new ByteArrayDecoder()))
            .build();
    webClient =
        WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(client.http()))
            .exchangeStrategies(bytes)
            .build();
  }

  /** Returns a call that starts on subscription and ends in an I/O thread. */
  public Mono<Answer> call(Delay delay) {
    return webClient
        .get()
        .uri(client.uri(delay))
        .httpRequest(sent -> delay.called())
        .exchangeToMono(response -> answer(delay, response))
        .onErrorMap(thrown -> client.failure(delay, thrown));
  }

  private static Mono<Answer> answer(Delay delay, ClientResponse response) {
    return response
        .bodyToMono(byte[].class)
        .defaultIfEmpty(NOTHING)
        .map(
            body -> {
              delay.answered();
              return Answer.relayed(response.statusCode().value(), body);
            });
  }
}
