package org.servletbench.app;

import java.util.Locale;
import org.servletbench.app.downstream.BlockingDownstream;
import org.servletbench.app.measure.AsyncPool;
import org.servletbench.app.settings.BenchSettings;
import org.servletbench.app.sidedoor.SideDoor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Lazy;
import reactor.netty.resources.LoopResources;

/**
 * Starts what every stack needs and the stack that the settings name. The side door opens last:
 * once it answers, the connector is open too.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      ErrorMvcAutoConfiguration.class,
      ErrorWebFluxAutoConfiguration.class,
      TomcatReactiveWebServerAutoConfiguration.class // WebFlux is served by Netty
    })
@EnableConfigurationProperties(BenchSettings.class)
@ComponentScan("org.servletbench.app.sidedoor")
public class BenchmarkApp {

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
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
  public static ConfigurableApplicationContext start(String... args) {
    BlockingDownstream.configureJvm();
    SpringApplication application = new SpringApplication(BenchmarkApp.class);
    application.addListeners(new ChooseStack());
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

  /** Ends by {@code shutdownNow}: the inferred {@code close()} would wait for every task. */
  @Bean(destroyMethod = "shutdownNow")
  AsyncPool asyncPool(BenchSettings settings) {
    return new AsyncPool(settings.asyncPool());
  }

  /**
   * The event loops of Reactor Netty, as many as AsyncHttpClient has; its default is at least 4.
   */
  @Bean(destroyMethod = "dispose")
  @Lazy
  LoopResources loops() {
    return LoopResources.create("reactor", Runtime.getRuntime().availableProcessors(), true);
  }
}
