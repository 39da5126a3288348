package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A lock on a cache that all checkouts of a user share: two of them would build into one folder. It
 * waits for its holder, whose build the waiter then finds. The kernel frees it when its holder
 * dies.
 */
final class CacheLock implements AutoCloseable {
  private static final int POLL_MILLIS = 200;

  /** The locks of this process: closing a second channel of a file would release its lock. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  /**
   * @param cache folder of the cache; the lock file stands beside it
   * @param says told once if it must wait
   * @throws IOException if the lock file cannot be written
   */
  CacheLock(Path cache, Consumer<String> says) throws IOException, InterruptedException {
    file = cache.resolveSibling(cache.getFileName() + ".lock");
    Files.createDirectories(file.getParent());
    while (!HELD_HERE.add(file)) {
      Thread.sleep(POLL_MILLIS);
    }
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      HELD_HERE.remove(file);
      throw e;
    }
    try {
      await(says);
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  private void await(Consumer<String> says) throws IOException, InterruptedException {
    boolean told = false;
    while (channel.tryLock() == null) {
      if (!told) {
        says.accept("waiting for another checkout, which builds in the same cache");
        told = true;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(file);
  }
}
