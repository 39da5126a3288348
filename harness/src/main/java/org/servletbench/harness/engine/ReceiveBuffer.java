package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * One buffer for all connections of a loop. Each read is consumed before the next begins, so a
 * connection needs no buffer and a read allocates nothing.
 */
final class ReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {
  private static final int CAPACITY = 64 * 1024;

  private final ByteBuf shared;
  private final ByteBuffer memory;
  private final byte[] bytes = new byte[CAPACITY];

  ReceiveBuffer() {
    super(1);
    ByteBuf buffer = Unpooled.directBuffer(CAPACITY, CAPACITY);
    memory = buffer.nioBuffer(0, CAPACITY);
    shared = Unpooled.unreleasableBuffer(buffer);
  }

  /** Returns the last bytes received, from index 0; any connection's next read overwrites them. */
  byte[] bytes(int count) {
    memory.get(0, bytes, 0, count);
    return bytes;
  }

  /** Does the same for decrypted bytes, which are in another buffer. */
  byte[] copyOf(ByteBuf decrypted) {
    int count = decrypted.readableBytes();
    byte[] into = count <= CAPACITY ? bytes : new byte[count];
    decrypted.getBytes(decrypted.readerIndex(), into, 0, count);
    return into;
  }

  @Override
  @SuppressWarnings("deprecation") // the return type is deprecated, without a successor
  public Handle newHandle() {
    return new MaxMessageHandle() {
      @Override
      public ByteBuf allocate(ByteBufAllocator ignored) {
        return shared.clear();
      }

      @Override
      public int guess() {
        return CAPACITY;
      }
    };
  }
}
