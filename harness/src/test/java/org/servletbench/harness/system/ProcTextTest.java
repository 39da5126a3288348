package org.servletbench.harness.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcTextTest {
  private static final String STAT =
      "8700 (a (java) b) S 8692 8692 4279 0 -1 4194304 92492 0 1 0 244 337 7 9 20 0 8019 0 119414"
          + " 10211590144 99864 18446744073709551615 1 1 0 0 0 0 0 16800975 0 0 0 17 0 0 0 0 0 0\n";

  private static final String NETSTAT =
      """
      TcpExt: SyncookiesSent ListenOverflows ListenDrops TCPFoo
      TcpExt: 1 22 333 4
      IpExt: InNoRoutes InOctets
      IpExt: 5 6
      """;

  @Test
  void a_process_name_may_hold_parentheses_and_spaces() {
    assertThat(ProcText.stat(STAT)).isEqualTo(new ProcText.Stat('S', 581, 8019, 119414, 99864));
  }

  @Test
  void a_zombie_is_dead() {
    assertThat(ProcText.stat(STAT.replace(") S ", ") Z ")).isDead()).isTrue();
    assertThat(ProcText.stat(STAT).isDead()).isFalse();
  }

  @Test
  void context_switches_are_voluntary_plus_involuntary() {
    String status =
        """
        Name:	java
        Threads:	30
        voluntary_ctxt_switches:	150
        nonvoluntary_ctxt_switches:	7
        """;
    assertThat(ProcText.contextSwitches(status)).isEqualTo(157);
  }

  @Test
  void timeslices_are_the_third_field_of_schedstat() {
    assertThat(ProcText.timeslices("133883 147111 42\n")).isEqualTo(42);
  }

  @Test
  void time_wait_is_read_by_its_name_and_from_the_tcp_line() {
    String sockstat =
        """
        sockets: used 14
        TCP: inuse 1 orphan 0 tw 812 alloc 1 mem 113
        UDP: inuse 0 mem 0
        """;
    assertThat(ProcText.timeWait(sockstat)).isEqualTo(812);
    assertThat(ProcText.timeWait("sockets: used 14\n")).as("absent, not 0").isNegative();
  }

  @Test
  void counters_are_read_by_their_name_in_the_header() {
    assertThat(ProcText.counter(NETSTAT, "ListenOverflows")).isEqualTo(22);
    assertThat(ProcText.counter(NETSTAT, "ListenDrops")).isEqualTo(333);
    assertThat(ProcText.counter(NETSTAT, "InOctets")).isEqualTo(6);
    assertThat(ProcText.counter(NETSTAT, "NoSuchCounter")).as("absent, not 0").isNegative();
  }

  @Test
  void busy_time_holds_interrupts_but_neither_waiting_nor_stolen_time() {
    String stat =
        """
        cpu  300 3 60 900 90 12 15 180 21 0
        cpu0 100 1 20 500 30 4 5 60 7 0
        cpu1 200 2 40 400 60 8 10 120 14 0
        intr 17
        """;
    assertThat(ProcText.systemCpu(stat, Set.of(0))).isEqualTo(new SystemCpu(130, 530, 60));
    assertThat(ProcText.systemCpu(stat, Set.of(0, 1))).isEqualTo(new SystemCpu(390, 990, 180));
  }

  @Test
  void cores_that_are_not_plugged_in_do_not_count() {
    List<Integer> possible = IntStream.range(0, 128).boxed().toList();

    assertThat(ProcText.lines(possible, stat(0, 1, 2, 3))).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(ProcText.lines(List.of(1, 3), stat(0, 1, 2, 3))).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void the_lines_of_a_container_may_have_other_numbers_than_its_cores() {
    assertThat(ProcText.lines(List.of(3, 22), stat(0, 1))).containsExactlyInAnyOrder(0, 1);
    assertThat(ProcText.lines(List.of(1, 2), stat(0, 1))).containsExactlyInAnyOrder(0, 1);
    assertThat(ProcText.lines(List.of(22), stat(0, 1))).as("bound to one of them").isEmpty();
  }

  private static String stat(int... cores) {
    return "cpu  9 9 9\n"
        + IntStream.of(cores).mapToObj(core -> "cpu" + core + " 1 2 3\n").collect(joining())
        + "intr 17\n";
  }

  @Test
  void a_quota_is_in_cores_in_both_versions_of_control_groups() {
    assertThat(ProcText.quotaOfMax("10000 100000\n")).hasValue(0.1);
    assertThat(ProcText.quotaOfMax("250000 100000\n")).hasValue(2.5);
    assertThat(ProcText.quotaOfMax("max 100000\n")).isEmpty();
    assertThat(ProcText.quota("10000\n", "100000\n")).hasValue(0.1);
    assertThat(ProcText.quota("-1", "100000")).isEmpty();
  }

  @Test
  void time_held_back_is_in_nanoseconds_whatever_the_version_counts_in() {
    assertThat(ProcText.throttledNanos("nr_periods 9\nnr_throttled 5\nthrottled_usec 70\n"))
        .hasValue(70_000);
    assertThat(ProcText.throttledNanos("nr_throttled 5\nthrottled_time 70\nburst_time 0\n"))
        .hasValue(70);
    assertThat(ProcText.throttledNanos("usage_usec 3\n")).as("no quota, no line").isEmpty();
  }

  @Test
  void both_ends_of_the_range_of_ports_count() {
    assertThat(ProcText.ports("32768\t60999\n")).isEqualTo(28_232);
    assertThat(ProcText.ports("5000 5000")).isEqualTo(1);
  }

  @Test
  void the_soft_limit_of_open_files_is_the_one_that_binds() {
    String limits =
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             96000                96000                processes
        Max open files            20000                1048576              files
        """;
    assertThat(ProcText.limit(limits, "Max open files")).isEqualTo(20000);
    assertThat(ProcText.limit(limits.replace("20000    ", "unlimited"), "Max open files"))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_limit_that_is_not_told_is_0() {
    assertThat(ProcText.limit("", "Max processes")).isZero();
    assertThat(ProcText.limit("Max processes (other)  5  5\n", "Max processes")).isZero();
  }

  @Test
  void the_threads_of_the_whole_machine_stand_behind_the_slash() {
    assertThat(ProcText.threadsInAll("0.20 0.18 0.12 1/783 11206\n")).isEqualTo(783);
    assertThat(ProcText.threadsInAll("")).isZero();
  }

  @Test
  void a_value_belongs_to_the_whole_key() {
    String cpuinfo = "model\t\t: 85\nmodel name\t: Some CPU @ 2.0: fast\nmodel name\t: Other\n";
    assertThat(ProcText.value(cpuinfo, "model name")).contains("Some CPU @ 2.0: fast");
    assertThat(ProcText.value(cpuinfo, "Hardware")).isEmpty();
  }

  @Test
  void a_cpu_without_a_model_name_is_named_by_its_maker_and_part() {
    String arm = "processor\t: 0\nCPU implementer\t: 0x41\nCPU variant\t: 0x3\nCPU part\t: 0xd0c\n";

    assertThat(ProcText.cpu(arm)).contains("ARM, implementer 0x41, part 0xd0c");
    assertThat(ProcText.cpu(arm.replace("0xd0c", "0xd40")))
        .contains("ARM, implementer 0x41, part 0xd40");
    assertThat(ProcText.cpu("processor\t: 0\ncpu\t\t: POWER9, altivec supported\n"))
        .contains("POWER9, altivec supported");
    assertThat(ProcText.cpu("cpu family\t: 6\nmodel name\t: Some CPU\n")).contains("Some CPU");
    assertThat(ProcText.cpu("processor\t: 0\n")).isEmpty();
  }

  @Test
  void the_threads_of_a_user_are_those_of_all_its_processes() {
    List<String> statuses =
        List.of(
            "Name:\tjava\nUid:\t100\t0\t0\t0\nThreads:\t30\n",
            "Name:\tsh\nUid:\t100\t100\t100\t100\nThreads:\t1\n",
            "Name:\tother\nUid:\t1000\t100\t100\t100\nThreads:\t500\n",
            "");
    assertThat(ProcText.threadsOf("100", statuses.stream())).isEqualTo(31);
  }
}
