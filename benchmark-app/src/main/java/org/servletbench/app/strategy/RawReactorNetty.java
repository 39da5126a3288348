package org.servletbench.app.strategy;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.reactivestreams.Publisher;
import org.servletbench.app.container.NettyRequests;
import org.servletbench.app.downstream.RawReactorDownstream;
import org.servletbench.app.exchange.Answer;
import org.servletbench.app.exchange.Delay;
import org.servletbench.app.exchange.Failure;
import org.servletbench.app.exchange.StageTimes;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Uses no container thread, and no thread waits: Reactor Netty without Spring's handlers. */
public final class RawReactorNetty {

  private static final String PATH = "/rawReactorNetty";

  private final RawReactorDownstream downstream;

  public RawReactorNetty(RawReactorDownstream downstream) {
    this.downstream = downstream;
  }

  public Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    return Mono.defer(() -> answer(request))
        .onErrorResume(Failure.class, failure -> Mono.just(failure.answer()))
        .flatMap(answer -> send(answer, response));
  }

  private Mono<Answer> answer(HttpServerRequest request) {
    QueryStringDecoder target = new QueryStringDecoder(NettyRequests.target(request.uri()));
    if (!Delay.decoded(target::path).equals(PATH)) {
      throw new Failure(404, "Not Found");
    }
    if (!request.method().equals(HttpMethod.GET)) {
      throw new Failure(405, "Method Not Allowed");
    }
    StageTimes times = NettyRequests.times(((Connection) request).channel());
    return downstream.call(Delay.of(Delay.decoded(target::parameters).get("delay"), times));
  }

  private static Mono<Void> send(Answer answer, HttpServerResponse response) {
    byte[] body = answer.bytes();
    return response
        .status(answer.status())
        .header(HttpHeaderNames.CONTENT_TYPE, Answer.TEXT_HEADER)
        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
        .sendObject(Unpooled.wrappedBuffer(body))
        .then();
  }
}
