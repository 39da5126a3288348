package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the control groups of a process from /proc/PID/cgroup and /proc/self/mountinfo. It handles
 * version 2, version 1, both at once, and containers whose groups are a part of the host's.
 */
final class ControlGroups {
  private ControlGroups() {}

  /**
   * Returns the folders of the groups that limit a process: its own group first, then those above.
   *
   * @param cgroup text of /proc/PID/cgroup
   * @param mountinfo text of /proc/self/mountinfo
   * @param controller name of the controller, such as {@code pids} or {@code cpu}
   */
  static List<Path> folders(String cgroup, String mountinfo, String controller) {
    List<Path> folders = new ArrayList<>();
    for (String line : cgroup.lines().toList()) {
      String[] group = line.split(":", 3);
      boolean unified = group.length == 3 && group[0].equals("0") && group[1].isEmpty();
      if (unified || group.length == 3 && List.of(group[1].split(",")).contains(controller)) {
        mountinfo
            .lines()
            .map(mount -> mount.split(" "))
            .filter(mount -> isMountOf(mount, unified, controller))
            .forEach(mount -> climb(Path.of(mount[4]), group[2], mount[3], folders));
      }
    }
    return folders;
  }

  private static boolean isMountOf(String[] mount, boolean unified, String controller) {
    int separator = List.of(mount).indexOf("-");
    if (separator < 5 || mount.length < separator + 4) {
      return false;
    }
    String type = mount[separator + 1];
    return unified
        ? type.equals("cgroup2")
        : type.equals("cgroup") && List.of(mount[separator + 3].split(",")).contains(controller);
  }

  /** Collects a group and those above it; outside the mount only the mount itself. */
  private static void climb(Path mount, String group, String root, List<Path> folders) {
    Path inside = Path.of("/");
    Path own = Path.of(group).normalize();
    Path mounted = Path.of(root).normalize();
    if (own.startsWith(mounted)) {
      inside = Path.of("/").resolve(mounted.relativize(own));
    }
    Path folder = mount.resolve(Path.of("/").relativize(inside)).normalize();
    while (folder.startsWith(mount)) {
      folders.add(folder);
      folder = folder.getParent();
    }
  }
}
