package org.servletbench.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 400, 404, 499})
  void what_the_downstream_says_of_the_request_is_relayed(int status) {
    assertThat(Answer.relayed(status, TRUE)).isEqualTo(new Answer(status, "true"));
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 500, 503, 999})
  void what_only_a_broken_downstream_says_is_a_502(int status) {
    assertThatThrownBy(() -> Answer.relayed(status, TRUE))
        .isInstanceOfSatisfying(
            Failure.class,
            failure ->
                assertThat(failure.answer())
                    .isEqualTo(new Answer(502, "the downstream failed: it answered " + status)));
  }
}
