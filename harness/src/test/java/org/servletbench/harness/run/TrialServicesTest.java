package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.system.PortOwner;

class TrialServicesTest {
  private static final Optional<PortOwner> OWNER = Optional.of(new PortOwner(12, "java -jar a"));

  @Test
  void a_descendant_of_the_command_may_listen() {
    assertThat(TrialServices.wrongListener(9000, true, OWNER, pid -> pid == 12)).isEmpty();
  }

  @Test
  void anybody_else_may_not() {
    assertThat(TrialServices.wrongListener(9000, true, OWNER, pid -> false))
        .hasValue(
            "port 9000 of target.url is answered by pid 12 (java -jar a), which target.command did"
                + " not start: start the server yourself, and give target.url alone");
  }

  @Test
  void a_port_whose_holder_is_not_visible_is_told_from_one_that_nobody_holds() {
    assertThat(TrialServices.wrongListener(9000, true, Optional.empty(), pid -> true))
        .hasValue(
            "port 9000 of target.url is held by a process that this user may not look into, as of"
                + " a server in Docker or under sudo: start the server yourself, and give"
                + " target.url alone");
    assertThat(TrialServices.wrongListener(9000, false, Optional.empty(), pid -> true))
        .hasValue(
            "nobody listens on port 9000 of target.url, although target.ready answers: correct one"
                + " of the two");
  }
}
