package org.servletbench.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.run.ResultStore;

/** Finds the folders of runs below a folder. Links are not followed. */
final class RunFolders {
  /** How far down runs are looked for; one is not looked into. */
  private static final int DEEPEST = 4;

  private final Consumer<String> skipped;
  private final List<Path> found = new ArrayList<>();

  private RunFolders(Consumer<String> skipped) {
    this.skipped = skipped;
  }

  /**
   * Returns the folders, in the order of their names.
   *
   * @param skipped is told, in a sentence, of each folder right below it that holds no run
   * @throws BenchException of kind USAGE if there is no such folder
   */
  static List<Path> below(Path folder, Consumer<String> skipped) {
    if (!Files.isDirectory(folder)) {
      throw BenchException.usage(
          folder + " is no folder: name one with runs, such as results/runs");
    }
    RunFolders folders = new RunFolders(skipped);
    if (!folders.add(folder)) {
      for (Path child : folders.children(folder)) {
        if (!folders.collect(child, DEEPEST - 1)) {
          skipped.accept(child + " holds no run (no run.json)");
        }
      }
      links(folder).forEach(link -> skipped.accept(link + " is a link, and none is followed"));
    }
    return folders.found;
  }

  private boolean collect(Path folder, int depth) {
    if (add(folder)) {
      return true;
    }
    boolean any = false;
    if (depth > 0) {
      for (Path child : children(folder)) {
        any |= collect(child, depth - 1);
      }
    }
    return any;
  }

  private static List<Path> links(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isSymbolicLink).filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      return List.of(); // said when its folders were listed
    }
  }

  private boolean add(Path folder) {
    return ResultStore.isIn(folder) && found.add(folder);
  }

  private List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      skipped.accept("cannot list " + folder + ": " + Failures.words(e));
      return List.of();
    }
  }
}
