package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench report} of a run that lacks one key of a JSON file, key after key. */
class MissingKeysTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"run.json", "trials/01-open/trial.json"})
  void a_key_that_is_missing_is_named_and_no_figure_becomes_0(String name) throws IOException {
    DamagedRun run = DamagedRun.copy("2026-11-25-epyc-2-cores-paired", folder);
    Map<String, String> sound = run.report().figures();
    Path file = folder.resolve(name);
    ObjectNode whole = (ObjectNode) JSON.readTree(Files.readString(file));
    List<String> faults = new ArrayList<>();

    int number = 0;
    for (String pointer : pointers(whole, "")) {
      if (!DamagedRun.isTurn(++number)) {
        continue;
      }
      ObjectNode less = whole.deepCopy();
      int last = pointer.lastIndexOf('/');
      String key = pointer.substring(last + 1);
      ((ObjectNode) less.at(pointer.substring(0, last))).remove(key);
      Files.writeString(file, JSON.writeValueAsString(less));
      DamagedRun.Result result = run.report();
      if (DamagedRunTest.JAVA.matcher(result.all()).find()) {
        faults.add(pointer + ": Java speaks: " + result.all());
      }
      if (result.exit() != 0 && result.exit() != 2 && result.exit() != 4) {
        faults.add(pointer + ": exit " + result.exit());
      }
      if (result.exit() == 2 && !result.err().contains(file.getFileName().toString())) {
        faults.add(pointer + ": does not name the file: " + result.err());
      }
      result.figures().entrySet().stream()
          .filter(it -> it.getValue().equals("0") && !"0".equals(sound.get(it.getKey())))
          .forEach(it -> faults.add(pointer + ": 0 for " + it.getKey()));
    }

    assertThat(faults).isEmpty();
  }

  /** JSON pointers of all keys; of lists only those of their first element, others being alike. */
  private static List<String> pointers(JsonNode node, String at) {
    List<String> all = new ArrayList<>();
    if (node.isObject()) {
      for (String key : node.propertyNames()) {
        String pointer = at + "/" + key;
        if (!key.contains("/") && !key.contains("~")) {
          all.add(pointer);
          all.addAll(pointers(node.get(key), pointer));
        }
      }
    } else if (node.isArray() && !node.isEmpty()) {
      all.addAll(pointers(node.get(0), at + "/0"));
    }
    return all;
  }
}
