package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.catalogue.Subsystem;
import org.servletbench.harness.model.Pin;
import org.servletbench.harness.model.Profile;
import org.servletbench.harness.model.Strategy;

class SubsystemTest {
  private static final Window WINDOW = new Window(1_000, 2_000);

  @ParameterizedTest
  @CsvSource({
    "C2 CompilerThre;thread_native_entry;Compile::Compile, COMPILER",
    "VM Thread;thread_native_entry;DefNewGeneration::collect, GC",
    "GC Thread;thread_native_entry;WorkerThread::run, GC",
    "exec;java/lang/Thread.run;sun/nio/ch/SocketDispatcher.write0;__GI_write, SYSTEM_CALLS",
    "AsyncHttpClient;io/netty/channel/nio/NioIoHandler.run;epoll_wait, SYSTEM_CALLS",
    "exec;org/apache/coyote/http11/Http11Processor.service, CONTAINER",
    "exec;org/apache/coyote/X.a;org/springframework/web/Y.b;java/util/HashMap.get, SPRING",
    "exec;org/springframework/Y.b;org/servletbench/app/strategy/Blocking.get, APP",
    "exec;org/servletbench/app/strategy/B.get;sun/net/www/http/HttpClient.parseHTTP, CLIENT",
    "io;io/netty/channel/X.a;org/asynchttpclient/netty/Y.b;java/lang/String.equals, CLIENT",
    "io;io/netty/channel/X.a, NETTY",
    "ForkJoinPool;java/lang/VirtualThread.run;jdk/internal/vm/Continuation.run, VIRTUAL_THREADS",
    "main;java/lang/Thread.run, REST",
    "exec, REST",
    "org/apache/coyote/NoFrame, REST"
  })
  void a_sample_counts_for_whoever_is_nearest_to_the_leaf(String stack, Subsystem owner) {
    assertThat(Subsystem.of(stack)).isEqualTo(owner);
  }

  @Test
  void the_subsystems_share_out_the_cpu_time_of_a_request() {
    MeasurementCollector rows = rows();
    rows.add(named("cpu_us_per_request"), 200);
    ProfileMetrics.add(
        seen(Map.of("C2 CompilerThre;a", 3L, "exec;org/apache/coyote/X.a", 1L)), WINDOW, rows);
    assertThat(rows.value(named("profile_samples"))).hasValue(4);
    assertThat(rows.value(named("profile_compiler_us_per_request"))).hasValue(150);
    assertThat(rows.value(named("profile_container_us_per_request"))).hasValue(50);
    assertThat(rows.value(named("profile_gc_us_per_request"))).hasValue(0);
  }

  @Test
  void virtual_threads_that_began_to_wait_on_their_carrier_in_MEASURE_are_counted() {
    MeasurementCollector rows = rows();
    List<Pin> pins =
        List.of(new Pin(999, 500), new Pin(1_000, 2), new Pin(1_999, 300), new Pin(2_000, 7));
    ProfileMetrics.add(new Profile(Map.of(), Optional.of(pins)), WINDOW, rows);
    assertThat(rows.value(named("virtual_thread_pins"))).hasValue(2);
    assertThat(rows.value(named("virtual_thread_pinned_ms"))).hasValue(302);
  }

  @Test
  void without_cpu_time_per_request_there_is_nothing_to_share_out() {
    MeasurementCollector rows = rows();
    ProfileMetrics.add(seen(Map.of("exec;a", 1L)), WINDOW, rows);
    assertThat(rows.value(named("profile_rest_us_per_request"))).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void a_trial_that_was_not_profiled_says_nothing() {
    MeasurementCollector rows = rows();
    ProfileMetrics.add(Profile.NONE, WINDOW, rows);
    assertThat(rows.rows()).isEmpty();
  }

  private static Profile seen(Map<String, Long> stacks) {
    return new Profile(stacks, Optional.empty());
  }

  private static MeasurementCollector rows() {
    return new MeasurementCollector(
        ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING), 1, 1002).record());
  }
}
