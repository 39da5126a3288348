package org.servletbench.app.downstream;

import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Calls through Reactor Netty's client without Spring's on top; it blocks no thread. */
@Component
@Lazy
public final class RawReactorDownstream {

  private static final byte[] NOTHING = {};

  private final ReactorClient client;

  RawReactorDownstream(ReactorClient client) {
    this.client = client;
  }

  /** Returns a call that starts on subscription and ends in an I/O thread. */
  public Mono<Answer> call(Delay delay) {
    return client
        .http(delay)
        .get()
        .uri(client.uri(delay))
        .responseSingle(
            (response, body) ->
                body.asByteArray()
                    .defaultIfEmpty(NOTHING)
                    .map(
                        bytes -> {
                          delay.answered();
                          return Answer.relayed(response.status().code(), bytes);
                        }))
        .onErrorMap(thrown -> client.failure(delay, thrown));
  }
}
