package org.servletbench.harness.run;

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
import org.servletbench.harness.model.Pin;
import org.servletbench.harness.model.Profile;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.PinRecorder;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.Profiler;

/** Profiles a real JVM with the real profiler. */
class ProfilerIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String BUSY =
      """
      public class Busy {
        public static void main(String[] args) throws Exception {
          Thread one = new Thread(Busy::spin, "spinner-1");
          Thread two = new Thread(Busy::spin, "spinner-22");
          one.start();
          two.start();
          System.out.println("ready");
        }

        static volatile double sink;

        static void spin() {
          while (true) {
            sink = Math.sin(sink + 1);
          }
        }
      }
      """;

  /** Pins a virtual thread: nothing leaves its carrier while a class is initialized. */
  private static final String PINNED =
      """
      import java.nio.file.Files;
      import java.nio.file.Path;

      public class Pinned {
        static class Slow {
          static { sleep(); }
          static void touch() {}
        }

        public static void main(String[] args) throws Exception {
          System.out.println("ready");
          while (Files.notExists(Path.of(args[0]))) {
            Thread.sleep(10);
          }
          Thread free = Thread.startVirtualThread(Pinned::sleep);
          Thread pinned = Thread.startVirtualThread(Slow::touch);
          free.join();
          pinned.join();
          System.out.println("done");
          Thread.sleep(60_000);
        }

        static void sleep() {
          try {
            Thread.sleep(300);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  @TempDir private Path folder;
  private Path library;

  @BeforeEach
  void unpack() {
    library = Profiler.library(folder.resolve("agent"));
  }

  @Test
  void sees_where_the_cpu_time_goes_by_kind_of_thread()
      throws IOException, InterruptedException, Profiler.Impossible {
    Path source = Files.writeString(folder.resolve("Busy.java"), BUSY);
    try (ManagedProcess busy = start("busy", JAVA, source.toString())) {
      await(busy, "ready");
      try (Profiler profiler =
          Profiler.attach(busy.pid(), library, folder.resolve(ProfileFile.STACKS))) {
        Thread.sleep(1500);
      }
    }
    ProfileFile.finish(folder, "busy");
    Profile profile = ProfileFile.read(folder);
    long spinning =
        profile.stacks().entrySet().stream()
            .filter(stack -> stack.getKey().startsWith("spinner;"))
            .filter(stack -> stack.getKey().contains("Busy.spin"))
            .mapToLong(stack -> stack.getValue())
            .sum();
    assertThat(profile.samples()).isGreaterThan(20);
    assertThat(spinning).isGreaterThan(profile.samples() / 2);
    assertThat(profile.stacks().keySet()).noneMatch(stack -> stack.contains("tid="));
    // Names are packed by common beginnings: only the first of a kind is there in full.
    assertThat(folder.resolve("flame.html"))
        .content()
        .contains("busy", "spinner", "async-profiler");
  }

  @Test
  void sees_virtual_threads_that_wait_on_their_carrier()
      throws IOException, InterruptedException, Profiler.Impossible {
    Path source = Files.writeString(folder.resolve("Pinned.java"), PINNED);
    Path go = folder.resolve("go");
    Path run = Files.createDirectory(folder.resolve("a run"));
    long before;
    try (ManagedProcess pinned = start("pinned", JAVA, source.toString(), go.toString())) {
      await(pinned, "ready");
      try (PinRecorder recorder = PinRecorder.start(pinned.pid(), run.resolve(ProfileFile.PINS))) {
        before = System.currentTimeMillis();
        Files.createFile(go);
        await(pinned, "done");
      }
    }
    List<Pin> pins = ProfileFile.read(run).pins().orElseThrow();
    assertThat(pins).hasSize(1);
    assertThat(pins.getFirst().millis()).isBetween(299.0, 5_000.0);
    assertThat(pins.getFirst().epochMillis()).isBetween(before - 1.0, before + 30_000.0);
  }

  @Test
  void what_is_no_JVM_is_said_to_be_none() {
    try (ManagedProcess sleep = start("sleep", "sleep", "60")) {
      assertThatThrownBy(
              () -> Profiler.attach(sleep.pid(), library, folder.resolve(ProfileFile.STACKS)))
          .isInstanceOf(Profiler.Impossible.class)
          .hasMessage("process " + sleep.pid() + " is not a JVM");
      assertThatThrownBy(() -> PinRecorder.start(sleep.pid(), folder.resolve(ProfileFile.PINS)))
          .isInstanceOf(Profiler.Impossible.class)
          .hasMessage("process " + sleep.pid() + " is not a JVM");
      assertThat(sleep.isAlive()).isTrue();
    }
    assertThat(ProfileFile.read(folder)).isEqualTo(Profile.NONE);
  }

  private ManagedProcess start(String name, String... command) {
    return ManagedProcess.start(
        new ProcessSpec(name, List.of(command), folder.resolve(name + ".log")),
        new ProcessRegistry(folder.resolve("processes")));
  }

  private static void await(ManagedProcess process, String line) throws InterruptedException {
    long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!process.lastLines(3).contains(line) && System.nanoTime() < limit) {
      Thread.sleep(50);
    }
  }
}
