package org.servletbench.app;

import org.servletbench.app.container.HoldTimeValve;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.measure.AsyncPool;
import org.servletbench.app.sidedoor.SideDoor;
import org.servletbench.app.strategy.AsyncContextServlet;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Starts the app. Whoever sees the side door answer knows that the connector is open too. */
@SpringBootApplication(proxyBeanMethods = false, exclude = ErrorMvcAutoConfiguration.class)
@EnableConfigurationProperties(BenchSettings.class)
public class BenchmarkApp {

  public static void main(String[] args) {
    try {
      start(args);
    } catch (SideDoor.NotOpened e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      System.exit(1); // Spring Boot has said why
    }
  }

  /** Starts everything, the side door last, and returns once requests are answered. */
  static ConfigurableApplicationContext start(String... args) {
    BlockingDownstream.keepConnections();
    SpringApplication application = new SpringApplication(BenchmarkApp.class);
    // Nothing outlives the process, so nothing is closed on SIGTERM: it ends at once, busy or not.
    application.setRegisterShutdownHook(false);
    ConfigurableApplicationContext context = application.run(args);
    try {
      context.getBean(SideDoor.class).open();
      return context;
    } catch (SideDoor.NotOpened e) {
      context.close();
      throw e;
    }
  }

  /** Not the inferred {@code close()}, which would wait for every task. */
  @Bean(destroyMethod = "shutdownNow")
  AsyncPool asyncPool(BenchSettings settings) {
    return new AsyncPool(settings.asyncPool());
  }

  @Bean
  HoldTimeValve holdTimeValve() {
    return new HoldTimeValve();
  }

  @Bean
  ServletRegistrationBean<AsyncContextServlet> asyncContext(
      BlockingDownstream downstream, AsyncPool asyncPool) {
    var registration =
        new ServletRegistrationBean<>(
            new AsyncContextServlet(downstream, asyncPool), AsyncContextServlet.PATH);
    registration.setAsyncSupported(true);
    registration.setLoadOnStartup(1);
    return registration;
  }
}
