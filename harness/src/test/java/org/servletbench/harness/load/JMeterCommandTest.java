package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

class JMeterCommandTest {
  private static final WarmUp WARM_UP =
      new WarmUp(30, Duration.ofSeconds(4), Duration.ofMillis(20));

  @TempDir Path directory;
  private JMeterHome home;

  @BeforeEach
  void putTogether() throws IOException {
    home = new JMeterHome(directory);
    Files.createDirectories(directory.resolve("bin"));
    Files.createDirectories(directory.resolve("lib/ext"));
    for (String file :
        List.of(
            "bin/ApacheJMeter.jar", "lib/b.jar", "lib/a.jar", "lib/notes.txt", "lib/ext/z.jar")) {
      Files.createFile(directory.resolve(file));
    }
  }

  @Test
  void the_class_path_is_explicit_and_in_the_same_order_every_time() {
    assertThat(home.classPath())
        .extracting(jar -> directory.relativize(jar).toString())
        .containsExactly("bin/ApacheJMeter.jar", "lib/ext/z.jar", "lib/a.jar", "lib/b.jar");
  }

  @Test
  void a_home_without_JMeter_says_how_to_get_one() throws IOException {
    Files.delete(directory.resolve("bin/ApacheJMeter.jar"));

    assertThatThrownBy(home::classPath)
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("./mvnw -pl jmeter-plans package");
  }

  @Test
  void JMeter_gets_its_files_and_logs_no_more_than_warnings() {
    assertThat(command(20, Duration.ofSeconds(60)))
        .startsWith(
            "-n", "-t", "article.jmx", "-l", "out/results.jtl", "-j", "out/jmeter.log", "-LWARN")
        .as("-f would delete results, and fails on JDK 25")
        .doesNotContain("-f", "-e");
  }

  @Test
  void the_order_becomes_the_knobs_of_the_plan() {
    assertThat(command(20, Duration.ofSeconds(60)))
        .contains(
            "-Jprotocol=http",
            "-Jhost=127.0.0.1",
            "-Jport=8080",
            "-Jpath=/blockingRequestProcessing",
            "-Jbody=true",
            "-Jrate=20",
            "-Jduration-ms=60000",
            "-Jdelay-ms=1000",
            "-Jtimeout-ms=60000",
            "-Jconnect-timeout-ms=60000",
            "-Jwarm-up.rate=30",
            "-Jwarm-up.duration-ms=4000",
            "-Jwarm-up.delay-ms=20",
            "-Jpause-ms=2000",
            "-Jdrain-ms=130000");
  }

  @Test
  void rates_are_written_without_exponent_and_durations_hold_whole_arrivals() {
    assertThat(command(200, Duration.ofSeconds(6))).contains("-Jrate=200", "-Jduration-ms=6000");
    assertThat(command(0.0005, Duration.ofSeconds(4000)))
        .contains("-Jrate=0.0005", "-Jduration-ms=4000000");
    assertThat(command(33.3, Duration.ofSeconds(3)))
        .as("99.9 arrivals are 100, as in the model")
        .contains("-Jrate=33.3", "-Jduration-ms=3003.004");
  }

  @Test
  void nothing_is_retried_and_every_row_is_written_at_once_with_few_columns() {
    assertThat(command(20, Duration.ofSeconds(60)))
        .contains(
            "-Jhttpclient4.retrycount=0",
            "-Jhttpclient4.request_sent_retry_enabled=false",
            "-Jsampleresult.timestamp.start=true",
            "-Jsummariser.name=",
            "-Jjmeterengine.force.system.exit=true",
            "-Jjmeter.save.saveservice.autoflush=true",
            "-Jjmeter.save.saveservice.timestamp_format=ms",
            "-Jjmeter.save.saveservice.latency=false",
            "-Jjmeter.save.saveservice.url=false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?delay=", "/?delay=1s", "/?delay=1&x=2", "/?x=1"})
  void the_plan_can_ask_for_a_delay_and_for_nothing_else(String path) {
    assertThatThrownBy(() -> command("http://127.0.0.1:8080" + path, 20, Duration.ofSeconds(1)))
        .hasMessageContaining("the plan can only request ?delay=MILLIS, not http");
  }

  private List<String> command(double rate, Duration duration) {
    return command("http://127.0.0.1:8080/blockingRequestProcessing?delay=1000", rate, duration);
  }

  private static List<String> command(String target, double rate, Duration duration) {
    return JMeterCommand.arguments(
        Path.of("article.jmx"),
        order(target, rate, duration),
        Path.of("out/results.jtl"),
        Path.of("out/jmeter.log"));
  }

  private static LoadOrder order(String target, double rate, Duration duration) {
    return new LoadOrder(
        TargetUrl.parse(target),
        TargetUrl.parse(target),
        "true",
        Load.Open.even(rate, duration, Duration.ofSeconds(60)),
        WARM_UP,
        ClientSettings.DEFAULT);
  }
}
