package org.servletbench.app.exchange;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Adds the stages of a request to Spring MVC's answer, whatever the strategy. It is the last code
 * that runs before the head is written, in the pass that writes it.
 */
@RestControllerAdvice
@ConditionalOnBooleanProperty("bench.server-timing")
class TimedAnswers implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public Object beforeBodyWrite(
      Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (request instanceof ServletServerHttpRequest servlet) {
      StageTimes times = StageTimes.of(servlet.getServletRequest());
      if (times != null) {
        response.getHeaders().set(StageTimes.HEADER, times.header(System.nanoTime()));
      }
    }
    return body;
  }
}
