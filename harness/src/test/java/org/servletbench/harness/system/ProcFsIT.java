package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;

class ProcFsIT {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void a_process_that_is_gone_has_no_reading() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    assertThat(ProcFs.read(process.pid())).isEmpty();
    assertThat(ProcFs.startTicks(process.pid())).isEmpty();
  }

  @Test
  void a_reading_of_this_jvm_is_plausible() {
    ProcessReading reading = ProcFs.read(SELF).orElseThrow();
    assertThat(reading.rssBytes()).isBetween(10L << 20, 64L << 30);
    assertThat(reading.threads()).isGreaterThan(5);
    assertThat(reading.fds()).isGreaterThan(5);
    assertThat(reading.contextSwitches()).isGreaterThan(10);
    assertThat(reading.epochMillis()).isCloseTo(System.currentTimeMillis(), within(60_000L));
  }

  @Test
  void the_proportional_set_is_part_of_the_resident_one_and_absent_where_nobody_may_look()
      throws Exception {
    long resident = ProcFs.read(SELF).orElseThrow().rssBytes();
    assertThat(Memory.proportional(SELF).orElseThrow().rssBytes())
        .isBetween(10L << 20, resident * 2);
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    assertThat(Memory.proportional(gone.pid())).isEmpty();
  }

  @Test
  void the_kernel_holds_two_sockets_for_a_connection_over_loopback() throws IOException {
    int before = Memory.kernel().get(Reading.SOCKETS).fds();
    List<Socket> sockets = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 600, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 500; i++) {
        sockets.add(new Socket(server.getInetAddress(), server.getLocalPort()));
        sockets.add(server.accept());
      }
      assertThat(Memory.kernel().get(Reading.SOCKETS).fds() - before).isBetween(900, 1200);
      assertThat(Memory.kernel().keySet()).containsAll(Reading.KERNEL);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void cpu_time_keeps_that_of_threads_that_have_ended() throws InterruptedException {
    long before = ProcFs.read(SELF).orElseThrow().cpuNanos();
    Thread busy = new Thread(() -> burn(300_000_000));
    busy.start();
    busy.join();
    long used = ProcFs.read(SELF).orElseThrow().cpuNanos() - before;
    // User and system time are each cut to a tick of 10 ms.
    assertThat(used).isBetween(280_000_000L, 60_000_000_000L);
  }

  @Test
  void each_thread_and_each_open_file_counts(@TempDir Path folder) throws Exception {
    ProcessReading before = ProcFs.read(SELF).orElseThrow();
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    List<InputStream> files = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        threads.add(Thread.ofPlatform().daemon().start(() -> awaitQuietly(end)));
        files.add(Files.newInputStream(Files.writeString(folder.resolve("file"), "x")));
      }
      ProcessReading during = ProcFs.read(SELF).orElseThrow();
      assertThat(during.threads() - before.threads()).isBetween(150, 250);
      assertThat(during.fds() - before.fds()).isBetween(150, 250);
      assertThat(during.contextSwitches()).isGreaterThan(before.contextSwitches());
    } finally {
      end.countDown();
      for (InputStream file : files) {
        file.close();
      }
    }
  }

  @Test
  void the_host_has_counters_that_never_fall() {
    assertThat(ProcFs.kernel().timeWait()).isNotNegative();
    assertThat(ProcFs.kernel().listenOverflows()).isNotNegative();
    ProcessReading before = ProcFs.machine().orElseThrow();
    ProcessReading stolenBefore = ProcFs.stolen().orElseThrow();
    burn(100_000_000);
    ProcessReading after = ProcFs.machine().orElseThrow();
    assertThat(after.cpuNanos()).isGreaterThan(before.cpuNanos());
    assertThat(ProcFs.stolen().orElseThrow().cpuNanos())
        .isGreaterThanOrEqualTo(stolenBefore.cpuNanos());
    // Ticks of 10 ms are rounded for each core.
    long passed = after.epochMillis() - before.epochMillis() + 40;
    assertThat(after.cpuNanos() - before.cpuNanos())
        .isLessThanOrEqualTo(passed * 1_000_000 * Runtime.getRuntime().availableProcessors());
  }

  /** Under a quota of CPU time availableProcessors() is fewer, but the readings are of all. */
  @Test
  void the_readings_of_the_machine_are_of_the_cores_that_this_process_may_use() {
    assertThat(ProcFs.cores()).isEqualTo(ProcFs.count(Cores.allowed(SELF).orElseThrow()));
  }

  @Test
  void the_host_has_ports_and_a_process_a_limit_of_open_files() {
    assertThat(ProcFs.kernel().ephemeralPorts()).isBetween(1L, 65_535L);
    assertThat(ProcFs.kernel().openFilesLimit()).isPositive();
    assertThat(ProcFs.kernel().listenDrops()).isNotNegative();
  }

  @Test
  void a_setting_of_the_kernel_is_read_whole() {
    assertThat(ProcFs.text("sys/net/ipv4/ip_local_port_range").orElseThrow().split("\\s+"))
        .hasSize(2);
    assertThat(ProcFs.bootId()).hasSize(36);
    assertThat(ProcFs.openFilesLimit()).isGreaterThan(100);
  }

  /** Uses so much CPU time, however long the machine takes to give it. */
  private static void burn(long nanos) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + nanos;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
