package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.system.Installation;

/** Checks the commands of the servers that the suites start. */
class FrameworkSuitesTest {
  /** Spring Boot joins the values of an argument that it is given twice. */
  @ParameterizedTest
  @ValueSource(strings = {"frameworks", "frameworks-wait", "idle-connections", "as-printed"})
  void no_server_is_given_an_argument_twice(String suite) {
    List<Target.Command> servers =
        new Library(new Installation(Docs.ROOT))
            .suite(suite).scenarios().stream()
                .map(scenario -> scenario.target())
                .filter(Target.Command.class::isInstance)
                .map(Target.Command.class::cast)
                .toList();

    assertThat(servers).isNotEmpty();
    assertThat(servers)
        .allSatisfy(
            server ->
                assertThat(server.command().stream().map(word -> word.replaceFirst("=.*", "")))
                    .doesNotHaveDuplicates());
  }
}
