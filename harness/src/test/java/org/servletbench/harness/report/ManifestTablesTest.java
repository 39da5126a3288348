package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.Manifest.Pair;
import org.servletbench.harness.verify.Manifest.Row;
import org.servletbench.harness.verify.Manifest.Source;

class ManifestTablesTest {
  private static final Manifest MANIFEST =
      new Manifest(
          List.of("a", "b", "c"),
          List.of(
              new Row("load", Source.SUITE, values("1", "2", "2"), List.of("suite"), List.of()),
              new Row("java", Source.SIDE_DOOR, values("25", "25", "25"), List.of(), List.of()),
              new Row(
                  "threads",
                  Source.SIDE_DOOR,
                  values("10", "none", "10"),
                  List.of("strategy"),
                  List.of()),
              new Row(
                  "gc",
                  Source.SIDE_DOOR,
                  List.of(Optional.of("Serial"), Optional.of("Z"), Optional.empty()),
                  List.of(),
                  List.of(new Pair("a", "b")))));

  @Test
  void the_file_has_every_setting_and_a_column_for_each_scenario() {
    assertThat(ManifestTables.csv(MANIFEST))
        .isEqualTo(
            """
            setting,source,difference,named_by,a,b,c
            load,suite,named,suite,1,2,2
            java,side door,same,,25,25,25
            threads,side door,named,strategy,10,none,10
            gc,side door,not named,,Serial,Z,
            """);
  }

  @Test
  void people_see_what_differs_and_who_says_so() {
    assertThat(ManifestTables.differences(MANIFEST).markdown())
        .isEqualTo(
            """
            | differs | named by | is |
            |---|---|---|
            | threads | strategy | 10; none (b) |
            | gc | not named | Serial; Z (b) |
            """);
    assertThat(ManifestTables.same(MANIFEST)).isEqualTo(1);
  }

  @Test
  void a_run_in_which_all_is_equal_has_no_table() {
    assertThat(ManifestTables.differences(Manifest.NOTHING).isEmpty()).isTrue();
  }

  private static List<Optional<String>> values(String one, String two, String three) {
    return List.of(Optional.of(one), Optional.of(two), Optional.of(three));
  }
}
