package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.ProcessReading;

class MemoryTest {
  private static final String SOCKSTAT =
      """
      sockets: used 143
      TCP: inuse 51 orphan 0 tw 219 alloc 127 mem 3
      UDP: inuse 7 mem 9
      """;
  private static final String SOCKSTAT6 = "TCP6: inuse 76\nUDP6: inuse 5\n";
  private static final String MEMINFO =
      """
      MemTotal:        8127000 kB
      Slab:             468160 kB
      SReclaimable:     422116 kB
      SUnreclaim:        46044 kB
      KernelStack:        2776 kB
      HugePages_Total:       0
      """;

  @Test
  void sockets_of_both_families_are_counted_and_their_pages_once() {
    ProcessReading use = Memory.sockets(5, SOCKSTAT, SOCKSTAT6).orElseThrow();

    assertThat(use.fds()).isEqualTo(51 + 76);
    assertThat(use.rssBytes()).isEqualTo(ProcFs.bytes(3));
    assertThat(use.epochMillis()).isEqualTo(5);
    assertThat(use.cpuNanos()).as("no time").isZero();
  }

  @Test
  void a_machine_without_IPv6_has_those_of_one_family() {
    assertThat(Memory.sockets(5, SOCKSTAT, "").orElseThrow().fds()).isEqualTo(51);
  }

  @Test
  void what_the_kernel_does_not_tell_is_absent_and_not_0() {
    assertThat(Memory.sockets(5, "", "")).isEmpty();
    assertThat(Memory.sockets(5, "TCP: inuse 51 orphan 0\n", SOCKSTAT6)).as("no mem").isEmpty();
    assertThat(ProcText.kibibytes(MEMINFO, "PageTables")).isEmpty();
    assertThat(ProcText.kibibytes(MEMINFO, "HugePages_Total")).as("no kB").isEmpty();
    assertThat(ProcText.kibibytes("", "Pss")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Slab, 468160", "SUnreclaim, 46044", "KernelStack, 2776"})
  void a_line_of_meminfo_is_found_by_its_whole_name(String key, long kib) {
    assertThat(ProcText.kibibytes(MEMINFO, key)).hasValue(kib * 1024);
  }

  @Test
  void the_first_of_the_proportional_sizes_is_the_whole() {
    String rollup =
        """
        55bb8ec10000-7ffd11558000 ---p 00000000 00:00 0                          [rollup]
        Rss:                1760 kB
        Pss:                 270 kB
        Pss_Dirty:           112 kB
        """;

    assertThat(ProcText.kibibytes(rollup, "Pss")).hasValue(270 * 1024);
  }
}
