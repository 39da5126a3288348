package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.servletbench.harness.catalogue.ToolFigure;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/** Checks that the files which ab writes beside its output have all their rows. */
final class AbFilesCheck {
  /** 0 to 100 %. */
  private static final int PERCENTILES = 101;

  private static final Pattern PERCENTILE = Pattern.compile("[0-9]{1,3},[0-9]{1,12}\\.[0-9]{1,9}");
  private static final Pattern REQUEST =
      Pattern.compile("[^\\t\\uFFFD]+\\t[0-9]{1,12}(\\t[0-9]{1,9}){4}");

  private AbFilesCheck() {}

  static void check(Path folder, Recording.Report report, List<String> problems) {
    long requests =
        report.figures().stream()
            .filter(figure -> figure.metric() == ToolFigure.AB_COMPLETE_REQUESTS)
            .mapToLong(figure -> (long) figure.value().orElse(0))
            .sum();
    rows(folder.resolve("ab-percentiles.csv"), PERCENTILE, PERCENTILES, problems);
    rows(folder.resolve("ab-requests.tsv"), REQUEST, requests, problems);
  }

  private static void rows(Path file, Pattern row, long expected, List<String> problems) {
    List<String> lines = RunFile.text(file).lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (!row.matcher(lines.get(i)).matches()) {
        problems.add(
            Text.of(
                "%s, line %d: '%s' is not a row that ab writes",
                file, i + 1, Shown.brief(lines.get(i))));
        return;
      }
    }
    if (lines.size() - 1 != expected) {
      problems.add(Text.of("%s has %d rows, where ab writes %d", file, lines.size() - 1, expected));
    }
  }
}
