package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlGroupsTest {
  private static final String V2 =
      "29 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";

  private static final String BOTH =
      """
      30 29 0:27 / /sys/fs/cgroup/unified rw shared:5 - cgroup2 cgroup2 rw
      33 29 0:30 / /sys/fs/cgroup/cpu,cpuacct rw shared:8 - cgroup cgroup rw,cpu,cpuacct
      34 29 0:31 / /sys/fs/cgroup/pids rw shared:9 - cgroup cgroup rw,pids
      """;

  @Test
  void a_group_of_version_2_is_bounded_by_those_above_it() {
    assertThat(folders("0::/user.slice/bench\n", V2, "pids"))
        .containsExactly(
            "/sys/fs/cgroup/user.slice/bench", "/sys/fs/cgroup/user.slice", "/sys/fs/cgroup");
  }

  @Test
  void of_version_1_only_the_controller_that_is_asked_for_counts() {
    String groups = "5:cpu,cpuacct:/limited\n4:pids:/few\n";

    assertThat(folders(groups, BOTH, "pids"))
        .containsExactly("/sys/fs/cgroup/pids/few", "/sys/fs/cgroup/pids");
    assertThat(folders(groups, BOTH, "cpu"))
        .containsExactly("/sys/fs/cgroup/cpu,cpuacct/limited", "/sys/fs/cgroup/cpu,cpuacct");
    assertThat(folders(groups, BOTH, "cpuset")).isEmpty();
  }

  @Test
  void where_both_versions_are_mounted_both_are_looked_at() {
    assertThat(folders("4:pids:/\n0::/here\n", BOTH, "pids"))
        .containsExactly(
            "/sys/fs/cgroup/pids", "/sys/fs/cgroup/unified/here", "/sys/fs/cgroup/unified");
  }

  /** A container without a namespace of groups sees the host's path, and its own group mounted. */
  @Test
  void a_path_of_the_host_is_told_from_the_part_that_is_mounted() {
    String mounted = "34 29 0:31 /docker/abc /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids\n";

    assertThat(folders("4:pids:/docker/abc/x\n", mounted, "pids"))
        .containsExactly("/sys/fs/cgroup/pids/x", "/sys/fs/cgroup/pids");
    assertThat(folders("4:pids:/elsewhere\n", mounted, "pids"))
        .containsExactly("/sys/fs/cgroup/pids");
  }

  @Test
  void a_path_that_climbs_out_of_a_namespace_stays_inside_the_mount() {
    assertThat(folders("0::/../../other\n", V2, "cpu"))
        .containsExactly("/sys/fs/cgroup/other", "/sys/fs/cgroup");
  }

  @Test
  void without_control_groups_there_is_none() {
    assertThat(folders("", V2, "cpu")).isEmpty();
    assertThat(folders("0::/\n", "", "cpu")).isEmpty();
    assertThat(folders("nonsense\n", "also nonsense\n", "cpu")).isEmpty();
  }

  private static List<String> folders(String groups, String mounts, String controller) {
    return ControlGroups.folders(groups, mounts, controller).stream().map(Path::toString).toList();
  }
}
