package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;

class JdkTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} has the feature number {1}")
  @CsvSource({"25.0.3+9-LTS, 25", "21, 21", "22-ea, 22", "1.8.0_452, 8", "17.0.15+6-Debian, 17"})
  void the_feature_number_comes_first(String version, int feature) {
    assertThat(Jdk.featureOf(version)).isEqualTo(feature);
  }

  @Test
  void the_runtime_version_says_more_than_the_version() {
    assertThat(Jdk.versionIn("JAVA_VERSION=\"25.0.3\"\nJAVA_RUNTIME_VERSION=\"25.0.3+9-LTS\"\n"))
        .contains("25.0.3+9-LTS");
    assertThat(Jdk.versionIn("JAVA_VERSION=\"21.0.1\"\n")).contains("21.0.1");
    assertThat(Jdk.versionIn("IMPLEMENTOR=\"x\"\n")).isEmpty();
  }

  @Test
  void the_newest_of_a_feature_number_comes_first() {
    List<String> versions =
        List.of("1.8.0_452", "25.0.2+10", "26-ea+3", "25.0.10+9-LTS", "25-ea+36", "x", "21.0.9");

    assertThat(
            versions.stream()
                .map(version -> new Jdk(folder, version, Jdk.featureOf(version)))
                .sorted(Jdk.NEWEST_FIRST)
                .map(Jdk::version))
        .containsExactly(
            "26-ea+3", "25.0.10+9-LTS", "25.0.2+10", "25-ea+36", "21.0.9", "1.8.0_452", "x");
  }

  @Test
  void the_running_jvm_is_found_again_in_its_home() {
    Jdk current = Jdk.current();
    assertThat(Jdk.at(current.home()).feature()).isEqualTo(current.feature());
    assertThat(current.java()).isExecutable();
    assertThat(Jdk.installed()).extracting(Jdk::feature).contains(current.feature());
  }

  @Test
  void an_old_jdk_is_refused_in_one_sentence() throws IOException {
    Path old = jdk("17.0.15+6");
    assertThatThrownBy(() -> Jdk.at(old))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "the JDK in %s is 17.0.15+6, older than 21: name a newer one, for example Temurin 25",
            old);
  }

  @Test
  void a_folder_without_a_jdk_is_refused() {
    assertThatThrownBy(() -> Jdk.at(folder))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("no JDK in " + folder);
  }

  private Path jdk(String version) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Path java = Files.createFile(folder.resolve("bin/java"));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("release"), "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
    return folder;
  }
}
