package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbRequestsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"steady", "bimodal"})
  void what_is_condensed_has_as_many_requests_and_the_same_mean(String name) throws IOException {
    String raw = Golden.read("ab-" + name + ".tsv");
    Path file = Files.writeString(folder.resolve("ab-requests.tsv"), raw);

    AbRequests.condense(file);
    String condensed = Files.readString(file);

    assertThat(condensed.length()).isLessThan(raw.length() / 2);
    assertThat(requests(condensed)).isEqualTo(requests(raw)).isPositive();
    assertThat(AbRequests.meanMillis(condensed)).isEqualTo(AbRequests.meanMillis(raw)).isPresent();

    AbRequests.condense(file);
    assertThat(Files.readString(file)).as("condensed once more").isEqualTo(condensed);
  }

  @Test
  void alike_rows_stand_once_with_their_number() throws IOException {
    String day = "Sat Nov 28 22:08:09 2026\t1795903689";
    Path file =
        Files.writeString(
            folder.resolve("x.tsv"),
            "starttime\tseconds\tctime\tdtime\tttime\twait\n"
                + (day + "\t0\t2\t2\t1\n")
                + (day + "\t0\t7\t7\t1\n")
                + (day + "\t0\t2\t2\t1\n"));

    AbRequests.condense(file);

    assertThat(file)
        .hasContent(
            "seconds\tctime\tdtime\tttime\twait\trequests\n"
                + "1795903689\t0\t2\t2\t1\t2\n"
                + "1795903689\t0\t7\t7\t1\t1\n");
    assertThat(AbRequests.meanMillis(Files.readString(file))).hasValue(11 / 3.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "starttime\tseconds\tctime\tdtime\tttime\twait\nSat Nov 28\t17959",
        "starttime\tseconds\tctime\tdtime\tttime\twait\nSat Nov 28\t1\t0\t0\tx\t0\n",
        "another head\n"
      })
  void a_file_that_ab_did_not_finish_stays_as_it_is(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.tsv"), text);

    AbRequests.condense(file);

    assertThat(Files.readString(file)).isEqualTo(text);
    assertThat(AbRequests.meanMillis(text)).isEmpty();
  }

  private static long requests(String tsv) {
    String head = tsv.lines().findFirst().orElseThrow();
    return tsv.lines().skip(1).mapToLong(row -> AbRequests.requests(head, row)).sum();
  }
}
