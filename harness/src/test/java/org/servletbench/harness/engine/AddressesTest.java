package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.TargetUrl;

class AddressesTest {
  /** 192.0.2.0/24 is nobody's: it is for documents. */
  @ParameterizedTest
  @CsvSource({
    "http://no-such-host.invalid:8080/, false",
    "http://127.0.0.1:8080/, true",
    "http://127.0.0.9:8080/, true",
    "http://[::1]:8080/, true",
    "http://localhost:8080/, true",
    "http://192.0.2.1:8080/, false"
  })
  void a_server_elsewhere_is_told_from_one_on_this_machine(String url, boolean here) {
    assertThat(Addresses.areHere(TargetUrl.parse(url))).isEqualTo(here);
  }
}
