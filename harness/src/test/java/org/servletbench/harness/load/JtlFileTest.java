package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Request;

class JtlFileTest {
  private static final String HEADER =
      "timeStamp,elapsed,label,responseCode,responseMessage,success\n";

  @TempDir Path folder;
  private Path path;
  private JtlFile jtl;

  @BeforeEach
  void follow() {
    path = folder.resolve("results.jtl");
    jtl = new JtlFile(path);
  }

  @Test
  void a_file_that_does_not_exist_yet_is_simply_empty() {
    jtl.poll();

    assertThat(jtl.requests()).isEmpty();
    assertThat(jtl.warmUpStart()).isEmpty();
  }

  @Test
  void the_last_second_holds_what_ended_in_it() throws IOException {
    assertThat(jtl.lastSecond(10_000)).isEmpty();
    append(
        HEADER
            + "8000,999,measure,200,OK,true\n" // ended at 8999
            + "8500,700,measure,200,OK,true\n" // at 9200
            + "9000,900,measure,500,no,false\n" // at 9900
            + "9300,500,measure,200,OK,true\n"); // at 9800, and written after it
    jtl.poll();

    assertThat(jtl.lastSecond(10_000)).hasValue(LastSecond.of(3, new long[] {500, 700}));
    assertThat(jtl.lastSecond(20_000)).hasValue(LastSecond.of(0, new long[0]));
  }

  @Test
  void a_half_written_last_line_waits_for_its_rest() throws IOException {
    append(HEADER + "10,5,measure,200,OK,true\n20,6,measure,50");
    jtl.poll();
    assertThat(jtl.requests()).containsExactly(new Request(Phase.MEASURE, 10, 5, Outcome.OK));

    append("4,\"späte\nAnt");
    jtl.poll();
    assertThat(jtl.count()).isEqualTo(1);

    append("wort\",false\n");
    jtl.poll();
    assertThat(jtl.requests())
        .containsExactly(
            new Request(Phase.MEASURE, 10, 5, Outcome.OK),
            new Request(Phase.MEASURE, 20, 6, Outcome.HTTP_5XX));
  }

  @Test
  void a_file_that_grows_byte_by_byte_reads_like_a_finished_one() throws IOException {
    String text = HEADER + "10,5,ready,200,OK,true\n20,6,measure,500,\"ä, \"\"b\"\"\nc\",false\n";

    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      append(new byte[] {b});
      jtl.poll();
    }

    assertThat(jtl.requests()).isEqualTo(JtlParser.parse(path)).hasSize(1);
  }

  @Test
  void ready_rows_are_no_requests() throws IOException {
    append(HEADER + "10,5,ready,503,busy,false\n20,5,ready,200,OK,true\n");
    jtl.poll();
    assertThat(jtl.requests()).isEmpty();
  }

  @Test
  void outcomes_are_counted_for_MEASURE_alone() throws IOException {
    append(
        HEADER
            + "10,5,warm-up,503,busy,false\n"
            + "20,5,measure,503,busy,false\n"
            + "30,5,measure,200,OK,true\n"
            + "40,5,measure,200,OK,true\n");
    jtl.poll();

    assertThat(jtl.count()).isEqualTo(3);
    assertThat(jtl.count(Outcome.OK)).isEqualTo(2);
    assertThat(jtl.count(Outcome.HTTP_5XX)).isEqualTo(1);
    assertThat(jtl.count(Outcome.RESET)).isZero();
  }

  @Test
  void the_warm_up_starts_with_its_earliest_request_although_another_ended_first()
      throws IOException {
    append(
        HEADER
            + "30,1,warm-up,200,OK,true\n"
            + "20,99,warm-up,200,OK,true\n"
            + "10,1,measure,200,OK,true\n");
    jtl.poll();

    assertThat(jtl.warmUpStart()).hasValue(20);
  }

  private void append(String text) throws IOException {
    append(text.getBytes(StandardCharsets.UTF_8));
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
