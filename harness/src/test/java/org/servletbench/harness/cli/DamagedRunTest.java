package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks {@code bench report} with a damaged file: what depends on it is missing and named. */
class DamagedRunTest {
  /** A trial of each driver. */
  private static final String RUN = "2026-11-25-epyc-2-cores-concordance";

  static final Pattern JAVA =
      Pattern.compile(
          "Exception|\\bat [\\w.$]+\\(|\\bjava\\.|\\bjackson\\b|Input length|because .?\"|For input"
              + " string|defect of this program|null");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n]]");

  @TempDir private Path folder;
  private DamagedRun run;
  private DamagedRun.Result sound;

  @BeforeEach
  void a_sound_run() throws IOException {
    run = DamagedRun.copy(RUN, folder);
    sound = run.report();
    assertThat(sound.err()).isEmpty();
  }

  @Test
  void a_damaged_file_costs_what_depends_on_it_and_is_named() throws IOException {
    List<String> faults = new ArrayList<>();
    long seed = DamagedRun.SEED;
    int number = 0;
    for (String file : run.files()) {
      for (Damage damage : Damage.of(file)) {
        if (!DamagedRun.isTurn(++number)) {
          continue;
        }
        byte[] before = Files.readAllBytes(folder.resolve(file));
        damage.way().apply(folder.resolve(file), new Random(seed + damage.name().hashCode()));
        DamagedRun.Result result = run.report();
        check(file, damage, result, faults);
        Files.deleteIfExists(folder.resolve(file));
        Files.deleteIfExists(folder.resolve(file + ".gz"));
        Files.write(folder.resolve(file), before);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void a_report_of_fewer_trials_never_overwrites_one_of_more() throws IOException {
    List<String> trials =
        run.files().stream().filter(file -> file.endsWith("/trial.json")).toList();
    assertThat(trials).hasSizeGreaterThan(1);
    for (String trial : trials) {
      Files.delete(folder.resolve(trial));
      for (Map.Entry<String, String> file : sound.derived().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }

      DamagedRun.Result result = run.report();

      assertThat(result.exit()).as(trial).isEqualTo(2);
      assertThat(result.err()).contains(folder.toString());
      assertThat(result.derived()).isEqualTo(sound.derived());
    }
  }

  private void check(String file, Damage damage, DamagedRun.Result result, List<String> faults) {
    String what = file + ", " + damage.name() + ": exit " + result.exit() + ": ";
    String name = file.replaceFirst(".*/", "");
    if (JAVA.matcher(result.out() + result.err()).find()) {
      faults.add(
          what
              + "speaks Java: "
              + JAVA.matcher(result.out() + result.err()).results().findFirst().get().group()
              + " "
              + result.err());
    }
    if (CONTROL.matcher(result.all()).find()) {
      faults.add(what + "control characters");
    }
    boolean same = result.figures().equals(sound.figures());
    if (damage.harmless() && !(same && result.exit() == sound.exit())) {
      faults.add(what + "not harmless " + result.err() + notes(result));
    }
    if (result.exit() == 1 || result.exit() == 2) {
      if (!result.err().contains(name) && !result.err().contains("trial.json")) {
        faults.add(what + "not named in " + result.err());
      }
      return;
    }
    if (!same
        && !(result.out() + result.err()).contains(name)
        && !result.out().contains("in the driver's log")) {
      faults.add(what + "not named " + notes(result));
    }
    for (Map.Entry<String, String> figure : sound.figures().entrySet()) {
      String now = result.figures().getOrDefault(figure.getKey(), "");
      boolean ofOther =
          file.startsWith("trials/")
              && !figure
                  .getKey()
                  .startsWith(file.replaceFirst("trials/\\d+-([^/]*)/.*", "$1") + ",");
      boolean mayDiffer =
          !ofOther && (name.endsWith(".json") || result.out().contains("invalid: "));
      if (!now.equals(figure.getValue()) && (ofOther || !(now.isEmpty() || mayDiffer))) {
        faults.add(what + figure + " is now " + now);
        break;
      }
    }
  }

  private static String notes(DamagedRun.Result result) {
    return String.join(
        " | ",
        result
            .out()
            .lines()
            .filter(l -> l.startsWith("invalid") || l.startsWith("warning"))
            .toList());
  }
}
