package org.servletbench.app.downstream;

import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reactor Netty's client without Spring's on top: it keeps no thread. */
@Component
@Lazy
public final class RawReactorDownstream {

  private static final byte[] NOTHING = {};

  private final ReactorClient client;

  RawReactorDownstream(ReactorClient client) {
    this.client = client;
  }

  /** The call starts when the answer is asked for, which comes in an I/O thread or fails. */
  public Mono<Answer> call(Delay delay) {
    return client
        .http()
        .get()
        .uri(client.call(delay))
        .responseSingle(
            (response, body) ->
                body.asByteArray()
                    .defaultIfEmpty(NOTHING)
                    .map(
                        bytes -> {
                          delay.answered();
                          return Answer.relayed(response.status().code(), bytes);
                        }))
        .onErrorMap(client::failure);
  }
}
