package org.servletbench.app.downstream;

import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * What carries a blocking call below RestTemplate and RestClient. Always named: Spring picks
 * another as soon as another is on the class path.
 */
interface BlockingEngine extends AutoCloseable {

  ClientHttpRequestFactory requestFactory();

  /** The engine and what it does unasked, read from it. */
  String description();

  @Override
  default void close() {}
}
