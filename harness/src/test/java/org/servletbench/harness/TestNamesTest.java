package org.servletbench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of all modules are sentences whose words are joined by underscores. */
class TestNamesTest {
  private static final Pattern NAME =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);
  private static final List<String> MODULES =
      List.of("benchmark-app", "sleeping-service", "jmeter-plans", "harness", "jmh");

  /** Proper names keep their capitals, as in {@code what_HdrHistograms_own_writer_wrote}. */
  private static final Pattern CAMEL_CASE = Pattern.compile("[^_]*[a-z][A-Z][^_]*");

  @Test
  void every_test_is_named_in_one_style() throws IOException {
    List<String> names = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          Matcher matcher = NAME.matcher(Files.readString(file));
          while (matcher.find()) {
            names.add(matcher.group(1));
          }
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(500);
    assertThat(names).noneMatch(name -> CAMEL_CASE.matcher(name).matches());
  }
}
