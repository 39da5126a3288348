package org.servletbench.harness.cli;

import static org.servletbench.harness.cli.DoctorCheck.fail;
import static org.servletbench.harness.cli.DoctorCheck.ok;
import static org.servletbench.harness.cli.DoctorCheck.warnUnless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Say;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Writable;

/** Checks that this user may write what a run writes, and has room for it. */
final class DoctorFolders {
  private static final long DISK_MIB = 1024;

  private DoctorFolders() {}

  static List<DoctorCheck> all(Installation installation) {
    return List.of(
        disk(installation.results()), runs(installation.runs()), state(installation.state()));
  }

  static DoctorCheck disk(Path results) {
    try {
      Path existing = Files.exists(results) ? results : results.toAbsolutePath().getRoot();
      long mib = Files.getFileStore(existing).getUsableSpace() >> 20;
      return warnUnless(
          mib >= DISK_MIB,
          "disk",
          Say.mebibytes(mib) + " free for " + results,
          Text.of(
              "a published run needs %s: free some, or write elsewhere with bench run --out"
                  + " DIR",
              Say.mebibytes(DISK_MIB)));
    } catch (IOException e) {
      return fail(
          "disk", "cannot read " + results + ": " + Failures.words(e), "bench run --out DIR");
    }
  }

  static DoctorCheck runs(Path runs) {
    boolean writable = Writable.is(runs);
    return warnUnless(
        writable,
        "runs",
        writable ? "in " + runs : "you may not write to " + runs,
        "name a folder you may write to with bench run --out DIR");
  }

  static DoctorCheck state(Path state) {
    return Writable.is(state)
        ? ok("lock and caches", "in " + state)
        : fail(
            "lock and caches",
            "you may not write to " + state,
            "set XDG_STATE_HOME to a folder you may write to");
  }
}
