package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.AppBuild;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.system.Program;

class AppArgumentsTest {
  @Test
  void every_setting_is_said_once_and_a_value_is_one_word_whatever_is_in_it() {
    AppSettings settings =
        new AppSettings(10, 25, Duration.ofSeconds(90), Duration.ofMillis(1500))
            .with(AppSetting.CONNECTOR_BUFFERS, 512)
            .with(new AppVariant(AppVariant.Runtime.DEFAULT, Map.of("a.b", "two words; $HOME")));

    assertThat(
            Launcher.appArguments(
                new Target.App(Strategy.WEBFLUX, settings), new Endpoints(1, 2, 3)))
        .containsExactly(
            "--server.port=1",
            "--bench.side-door-port=2",
            "--bench.downstream=http://127.0.0.1:3",
            "--bench.stack=webflux",
            "--spring.threads.virtual.enabled=false",
            "--server.tomcat.threads.max=10",
            "--bench.async-pool=25",
            "--bench.async-timeout=90000ms",
            "--bench.downstream-timeout=1500ms",
            "--server.tomcat.max-connections=8192",
            "--server.tomcat.accept-count=100",
            "--server.tomcat.threads.max-queue-capacity=2147483647",
            "--bench.client-connections=0",
            "--bench.blocking-client=http-url-connection",
            "--bench.client-io-threads=0",
            "--bench.connector-buffers=512",
            "--bench.request-context-filter=true",
            "--a.b=two words; $HOME");
  }

  @Test
  void a_collector_or_heap_of_a_scenario_stands_in_place_of_ours() {
    Program app = Program.ofJar("app", Path.of("a.jar"), List.of("-XX:+UseSerialGC", "-Xmx1m"));
    TrialPrograms programs = new TrialPrograms(app, app, app, app, Path.of("plan"), Path.of(""));

    assertThat(programs.withAppOptions(List.of("-XX:+UseZGC")).app().jvmFlags())
        .containsExactly("-Xmx1m", "-XX:+UseZGC");
    assertThat(programs.withAppOptions(List.of("-Xmx2m", "-Xss1m")).app().jvmFlags())
        .containsExactly("-XX:+UseSerialGC", "-Xmx2m", "-Xss1m");
    assertThat(programs.withAppOptions(List.of("-Xss1m")).downstream()).isEqualTo(app);
  }

  @Test
  void each_build_of_the_app_is_started_from_its_own_jar() {
    Program app = Program.ofJar("app", Path.of("a.jar"), List.of());
    TrialPrograms programs =
        new TrialPrograms(app, app, app, app, Path.of("plan"), Path.of("/apps"));
    AppBuild build = new AppBuild("commit abc", "0a".repeat(32));
    Target.App target =
        new Target.App(
            Strategy.BLOCKING,
            new AppSettings(10, 25, Duration.ofSeconds(90), Duration.ofMillis(1500)));

    assertThat(programs.app(AppKind.of(target)).classPath())
        .containsExactly(Path.of("a.jar").toAbsolutePath());
    assertThat(programs.app(AppKind.of(target.built(build))).classPath())
        .containsExactly(Path.of("/apps", "0a".repeat(32), "benchmark-app.jar"));
  }
}
