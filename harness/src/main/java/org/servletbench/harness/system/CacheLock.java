package org.servletbench.harness.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock on a cache that all checkouts of a user share: two of them would build into one folder. It
 * waits for its holder, whose build the waiter then finds. The kernel frees it when its holder
 * dies.
 */
final class CacheLock implements AutoCloseable {
  private final FileChannel channel;

  /**
   * @param cache folder of the cache, which is created if it does not exist
   * @throws IOException if it cannot be written to, or the thread is interrupted
   */
  CacheLock(Path cache) throws IOException {
    channel =
        FileChannel.open(
            Files.createDirectories(cache).resolve(".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      channel.lock();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
