package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongBiFunction;
import java.util.regex.Pattern;
import org.servletbench.harness.catalogue.ToolFigure;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * Checks that the files which ab writes beside its output have all their rows, and that ab went on
 * to the end of its window.
 */
final class AbFilesCheck {
  /** 0 to 100 %. */
  private static final int PERCENTILES = 101;

  private static final Pattern PERCENTILE = Pattern.compile("[0-9]{1,3},[0-9]{1,12}\\.[0-9]{1,9}");

  private AbFilesCheck() {}

  static void check(Path folder, Recording.Report report, List<String> problems) {
    long requests =
        report.figures().stream()
            .filter(figure -> figure.metric() == ToolFigure.AB_COMPLETE_REQUESTS)
            .mapToLong(figure -> (long) figure.value().orElse(0))
            .sum();
    if (requests >= AbCommand.MOST) {
      problems.add(
          Text.of(
              "ab ended by itself at %d requests, after %.1f s: shorten load.duration, or use wrk",
              requests, report.durationSeconds()));
    }
    rows(
        folder.resolve("ab-percentiles.csv"),
        (head, row) -> PERCENTILE.matcher(row).matches(),
        (head, row) -> 1,
        PERCENTILES,
        problems);
    rows(
        folder.resolve(AbDriver.REQUESTS),
        AbRequests::isRow,
        AbRequests::requests,
        requests,
        problems);
  }

  /**
   * @param isRow whether a line is one of a file with such a head
   * @param standsFor how many it stands for
   */
  private static void rows(
      Path file,
      BiPredicate<String, String> isRow,
      ToLongBiFunction<String, String> standsFor,
      long expected,
      List<String> problems) {
    List<String> lines = RunFile.text(file).lines().toList();
    String head = lines.isEmpty() ? "" : lines.getFirst();
    long found = 0;
    for (int i = 1; i < lines.size(); i++) {
      if (!isRow.test(head, lines.get(i))) {
        problems.add(
            Text.of(
                "%s, line %d: '%s' is not a row that ab writes",
                file, i + 1, Shown.brief(lines.get(i))));
        return;
      }
      found += standsFor.applyAsLong(head, lines.get(i));
    }
    if (found != expected) {
      problems.add(Text.of("%s has %d rows, where ab writes %d", file, found, expected));
    }
  }
}
