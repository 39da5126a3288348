package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * Results of microbenchmarks on disk: JMH's own JSON, and what is to be known beside it.
 *
 * @param folder folder of the results
 */
public record MicroStore(Path folder) {
  private static final String RESULTS = "jmh.json";
  private static final String RUN = "jmh-run.json";

  /** Whether a folder holds results of microbenchmarks. */
  public static boolean isIn(Path folder) {
    return RunFile.exists(folder.resolve(RESULTS));
  }

  /**
   * Writes what was measured.
   *
   * @param jmhs what JMH wrote, for each benchmark
   */
  public void write(MicroRun run, List<String> jmhs) {
    write(RESULTS, MicroFile.joined(jmhs));
    write(run);
  }

  /** Replaces what is to be known beside the results. */
  public void write(MicroRun run) {
    write(RUN, JsonFile.text(run));
  }

  /** Writes a derived file. */
  public void write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      RunFile.write(file, text);
    } catch (IOException e) {
      throw BenchException.machine(Text.of("cannot write %s: %s", file, Failures.words(e)), e);
    }
  }

  /**
   * Reads the results.
   *
   * @throws BenchException of kind USAGE that names the file, if it is not whole
   */
  public List<MicroResult> results() {
    Path file = folder.resolve(RESULTS);
    String text = JsonFile.textOf(file);
    try {
      return MicroFile.results(text);
    } catch (BenchException e) {
      throw BenchException.usage(
          Text.of("%s: %s; measure again with bench jmh", file, e.getMessage()));
    }
  }

  /** Reads what is to be known beside the results. */
  public MicroRun run() {
    return JsonFile.read(folder.resolve(RUN), MicroRun.class);
  }
}
