package org.servletbench.app.container;

import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Does for the reactive stack what {@link PlainTextErrors} does for Tomcat. */
@Order(-2) // ahead of Spring's own, which answers without a body
public final class PlainTextWebErrors implements WebExceptionHandler {

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.error(thrown);
    }
    HttpStatusCode status = status(thrown);
    HttpStatus known = HttpStatus.resolve(status.value());
    String line = known == null ? "status " + status.value() : known.getReasonPhrase();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    response.setStatusCode(status);
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8");
    response.getHeaders().setContentLength(bytes.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
  }

  private static HttpStatusCode status(Throwable thrown) {
    if (thrown instanceof ErrorResponse error) {
      return error.getStatusCode();
    }
    LoggerFactory.getLogger(PlainTextWebErrors.class).error("a request ended in a defect", thrown);
    return HttpStatus.INTERNAL_SERVER_ERROR;
  }
}
