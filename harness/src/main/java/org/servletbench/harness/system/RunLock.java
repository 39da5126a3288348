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
 * A lock that a run holds while it measures, since two runs at once would disturb each other. The
 * kernel frees it when its holder dies, so there is no stale lock. The file stays and is used
 * again.
 */
public final class RunLock implements AutoCloseable {
  /** The locks of this process: closing a second channel of a file would release its lock. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  /**
   * @throws BenchException that names the holder when the lock is held already
   */
  public RunLock(Path lockFile) {
    file = lockFile.toAbsolutePath().normalize();
    if (!HELD_HERE.add(file)) {
      throw BenchException.machine(
          "this process already holds the lock " + file + ": close it first");
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

  /** Releases the lock. */
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
      // Closing the descriptor releases the lock, whatever close reports.
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
