package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsersLocaleTest {
  private final Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8"));

  @Test
  void a_command_of_the_user_gets_the_locale_that_the_user_has() {
    Commands.restoreLocale(environment, "de_DE.ISO-8859-1");

    assertThat(environment).containsEntry("LC_ALL", "de_DE.ISO-8859-1");
  }

  @Test
  void where_the_user_has_none_it_has_none() {
    Commands.restoreLocale(environment, "");

    assertThat(environment).doesNotContainKey("LC_ALL");
  }

  @Test
  void without_the_script_the_environment_is_the_users_already() {
    Commands.restoreLocale(environment, null);

    assertThat(environment).containsEntry("LC_ALL", "C.UTF-8");
  }
}
