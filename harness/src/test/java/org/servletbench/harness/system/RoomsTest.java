package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsTest {
  @TempDir private Path group;

  @Test
  void what_a_group_uses_is_not_free_but_for_cached_files() throws IOException {
    write("memory.max", "1000");
    write("memory.current", "700");
    write("memory.stat", "anon 300\nactive_file 150\ninactive_file 50\nslab 7");
    assertThat(Rooms.memory(group)).isEqualTo(500);

    write("memory.max", "max");
    assertThat(Rooms.memory(group)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void version_1_has_other_names_and_totals_with_the_groups_below() throws IOException {
    write("memory.limit_in_bytes", "1000");
    write("memory.usage_in_bytes", "700");
    write("memory.stat", "inactive_file 50\ntotal_inactive_file 80\ntotal_active_file 20");
    assertThat(Rooms.memory(group)).isEqualTo(400);

    write("memory.usage_in_bytes", "1200");
    assertThat(Rooms.memory(group)).isZero();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(group.resolve(file), text + "\n");
  }
}
