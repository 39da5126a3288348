package org.servletbench.app;

import jakarta.servlet.http.HttpServlet;
import org.servletbench.app.container.HoldTimeValve;
import org.servletbench.app.contract.HelloServlet;
import org.servletbench.app.contract.WaitServlet;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.downstream.NonBlockingDownstream;
import org.servletbench.app.measure.AsyncPool;
import org.servletbench.app.settings.BenchSettings;
import org.servletbench.app.strategy.AsyncContextNonBlockingServlet;
import org.servletbench.app.strategy.AsyncContextServlet;
import org.servletbench.app.strategy.WebFlux;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.filter.RequestContextFilter;

/** Serves every strategy that does not bring its own stack. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    basePackages = {
      "org.servletbench.app.container",
      "org.servletbench.app.downstream",
      "org.servletbench.app.exchange",
      "org.servletbench.app.strategy"
    },
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = WebFlux.class))
class ServletStack {

  @Bean
  HoldTimeValve holdTimeValve(BenchSettings settings) {
    return new HoldTimeValve(settings.serverTiming());
  }

  /** Replaces the one that Spring Boot registers. */
  @Bean
  @ConditionalOnBooleanProperty(name = "bench.request-context-filter", havingValue = false)
  FilterRegistrationBean<RequestContextFilter> requestContextFilter() {
    var registration = new FilterRegistrationBean<RequestContextFilter>();
    registration.setFilter(new RequestContextFilter());
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  ServletRegistrationBean<AsyncContextServlet> asyncContext(
      BlockingDownstream downstream, AsyncPool asyncPool) {
    var registration =
        new ServletRegistrationBean<>(
            new AsyncContextServlet(downstream, asyncPool), AsyncContextServlet.PATH);
    return asynchronous(registration);
  }

  @Bean
  ServletRegistrationBean<AsyncContextNonBlockingServlet> asyncContextNonBlocking(
      NonBlockingDownstream downstream) {
    var registration =
        new ServletRegistrationBean<>(
            new AsyncContextNonBlockingServlet(downstream), AsyncContextNonBlockingServlet.PATH);
    return asynchronous(registration);
  }

  @Bean
  ServletRegistrationBean<HelloServlet> hello() {
    return new ServletRegistrationBean<>(new HelloServlet(), HelloServlet.PATH);
  }

  @Bean
  ServletRegistrationBean<WaitServlet> waiting(
      BlockingDownstream blocking, NonBlockingDownstream nonBlocking) {
    return asynchronous(
        new ServletRegistrationBean<>(new WaitServlet(blocking, nonBlocking), WaitServlet.PATH));
  }

  private static <T extends HttpServlet> ServletRegistrationBean<T> asynchronous(
      ServletRegistrationBean<T> registration) {
    registration.setAsyncSupported(true);
    registration.setLoadOnStartup(1);
    return registration;
  }
}
