package org.servletbench.app;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/**
 * Names the kind of web application as soon as the settings are read: with both kinds on the class
 * path it must not be left to what Spring Boot finds there.
 */
final class ChooseStack implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    Stack stack = Binder.get(event.getEnvironment()).bind("bench.stack", Stack.class).get();
    SpringApplication application = event.getSpringApplication();
    application.setWebApplicationType(stack.type());
    application.setKeepAlive(stack == Stack.REACTOR_NETTY); // its threads are daemons
    application.addPrimarySources(List.of(stack.configuration()));
  }
}
