package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;

/**
 * Held while a run measures: two at once would measure each other. The kernel frees it when its
 * holder dies, so a stale lock cannot exist; the file stays and is used again.
 */
public final class RunLock implements AutoCloseable {
  /** Locks of this process: closing any second channel of the file would let the kernel's go. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  /**
   * @throws BenchException when it is held already, naming the holder
   */
  public RunLock(Path lockFile) {
    file = lockFile.toAbsolutePath().normalize();
    if (!HELD_HERE.add(file)) {
      throw BenchException.machine("this process holds the lock " + file + " already: close it");
    }
    try {
      Files.createDirectories(file.getParent());
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      HELD_HERE.remove(file);
      throw BenchException.machine("cannot open " + file + ": " + Failures.words(e), e);
    }
    try {
      if (channel.tryLock() == null) {
        throw BenchException.machine(
            Text.of(
                "another run is measuring (%s, lock %s): wait for its end or stop it",
                Files.readString(file).strip(), file));
      }
      writeHolder();
    } catch (IOException e) {
      closeQuietly();
      throw BenchException.machine("cannot lock " + file + ": " + Failures.words(e), e);
    } catch (BenchException e) {
      closeQuietly();
      throw e;
    }
  }

  /** Lets the next run begin. */
  @Override
  public void close() {
    closeQuietly();
  }

  private void writeHolder() throws IOException {
    String holder =
        Text.of(
            "pid %d, since %s%n",
            ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private void closeQuietly() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the descriptor, whatever close reports.
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
