package org.servletbench.app;

import java.util.List;
import org.servletbench.app.settings.Stack;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/**
 * Sets the kind of web application as soon as the settings are read. Both kinds are on the class
 * path, so Spring Boot must not guess.
 */
final class ChooseStack implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    Stack stack = Binder.get(event.getEnvironment()).bind("bench.stack", Stack.class).get();
    SpringApplication application = event.getSpringApplication();
    application.setWebApplicationType(type(stack));
    application.setKeepAlive(stack == Stack.REACTOR_NETTY); // its threads are daemons
    application.addPrimarySources(List.of(configuration(stack)));
  }

  private static WebApplicationType type(Stack stack) {
    return switch (stack) {
      case SERVLET -> WebApplicationType.SERVLET;
      case WEBFLUX -> WebApplicationType.REACTIVE;
      case REACTOR_NETTY -> WebApplicationType.NONE;
    };
  }

  private static Class<?> configuration(Stack stack) {
    return switch (stack) {
      case SERVLET -> ServletStack.class;
      case WEBFLUX -> WebFluxStack.class;
      case REACTOR_NETTY -> ReactorNettyStack.class;
    };
  }
}
