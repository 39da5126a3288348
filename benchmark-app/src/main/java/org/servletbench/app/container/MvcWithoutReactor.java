package org.servletbench.app.container;

import java.util.concurrent.CompletionStage;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Makes Spring MVC behave as if Reactor were not on the class path. With Reactor there, Spring MVC
 * wraps a returned CompletableFuture in a Mono and handles it as a reactive type. That costs more
 * and logs a stack trace for each answer that comes after the async timeout.
 */
@Component
final class MvcWithoutReactor implements WebMvcRegistrations {

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    RequestMappingHandlerAdapter adapter = new RequestMappingHandlerAdapter();
    adapter.setReactiveAdapterRegistry(new FuturesAreNotReactive());
    return adapter;
  }

  private static final class FuturesAreNotReactive extends ReactiveAdapterRegistry {
    @Override
    public ReactiveAdapter getAdapter(Class<?> type, Object source) {
      ReactiveAdapter adapter = super.getAdapter(type, source);
      return adapter != null && adapter.getReactiveType() == CompletionStage.class ? null : adapter;
    }
  }
}
