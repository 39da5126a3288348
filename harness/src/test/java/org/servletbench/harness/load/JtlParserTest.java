package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Request;

class JtlParserTest {
  private static final String HEADER =
      "timeStamp,elapsed,label,responseCode,responseMessage,success,Connect\n";

  @TempDir Path folder;

  /**
   * Codes and messages are what JMeter 5.6.3 on JDK 25 wrote for sockets that fail in these ways;
   * times and addresses are made up.
   */
  @Test
  void each_way_to_fail_that_JMeter_writes_has_its_outcome() throws URISyntaxException {
    List<Request> requests =
        JtlParser.parse(Path.of(getClass().getResource("outcomes.jtl").toURI()));

    assertThat(requests)
        .extracting(Request::phase, Request::startMillis, Request::latencyMillis, Request::outcome)
        .startsWith(
            tuple(Phase.WARM_UP, 1795408900130L, 23L, Outcome.OK),
            tuple(Phase.MEASURE, 1795408906130L, 1004L, Outcome.OK));
    assertThat(requests.stream().filter(request -> request.phase() == Phase.MEASURE))
        .extracting(Request::outcome)
        .containsExactly(
            Outcome.OK,
            Outcome.HTTP_4XX,
            Outcome.HTTP_5XX,
            Outcome.CONNECT_REFUSED,
            Outcome.CONNECT_TIMEOUT,
            Outcome.READ_TIMEOUT,
            Outcome.RESET,
            Outcome.RESET,
            Outcome.RESET,
            Outcome.RESET,
            Outcome.OTHER,
            Outcome.OTHER,
            Outcome.OTHER,
            Outcome.OTHER,
            Outcome.OTHER);
  }

  @Test
  void columns_are_found_by_name_wherever_they_stand() throws IOException {
    Path jtl =
        write(
            "success,Latency,label,elapsed,responseMessage,responseCode,timeStamp\n"
                + "true,7,measure,1000,OK,200,50\n");

    assertThat(JtlParser.parse(jtl))
        .containsExactly(new Request(Phase.MEASURE, 50, 1000, Outcome.OK));
  }

  @Test
  void quoted_fields_may_hold_commas_quotes_and_line_breaks() throws IOException {
    Path jtl =
        write(
            HEADER
                + "1,2,measure,500,\"a, \"\"b\"\"\nand c\",false,0\n"
                + "3,4,measure,200,OK,true,0\r\n");

    assertThat(JtlParser.parse(jtl))
        .containsExactly(
            new Request(Phase.MEASURE, 1, 2, Outcome.HTTP_5XX),
            new Request(Phase.MEASURE, 3, 4, Outcome.OK));
  }

  @Test
  void a_broken_row_is_an_error_that_names_file_line_and_what_is_wrong() throws IOException {
    String twoLines = HEADER + "1,2,measure,500,\"two\nlines\",false,0\n";

    assertRefused(twoLines + "1,soon,measure,200,OK,true,0\n", "line 4: elapsed is 'soon'");
    assertRefused(twoLines + "1,2,measure,200,OK,true\n", "line 4: 6 fields, but the header has 7");
    assertRefused(
        twoLines + "1,2,Measure,200,OK,true,0\n", "line 4: label is 'Measure', not ready");
    assertRefused(twoLines + "1,2,measure,200,OK,yes,0\n", "line 4: success is 'yes'");
    assertRefused(
        twoLines + "1,-2,measure,200,OK,true,0\n",
        "line 4: elapsed is '-2', not a whole number of milliseconds");
    assertRefused(twoLines + "1,2,measure,200,\"OK\"!,true,0\n", "line 4: ");
    assertRefused("timeStamp,elapsed\n", "line 1: no column 'label'");
  }

  private void assertRefused(String text, String message) throws IOException {
    Path jtl = write(text);
    assertThatThrownBy(() -> JtlParser.parse(jtl))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(jtl + ", " + message);
  }

  @Test
  void a_missing_file_is_an_error_that_says_where_to_look() {
    assertThatThrownBy(() -> JtlParser.parse(folder.resolve("none.jtl")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("none.jtl")
        .hasMessageContaining("log");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("results.jtl"), text);
  }
}
