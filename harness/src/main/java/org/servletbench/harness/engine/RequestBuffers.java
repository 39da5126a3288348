package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Reuses the requests of one connection, which writes the same few again and again. */
final class RequestBuffers {
  private final RequestBytes requests;
  private final boolean withSlots;
  private final ByteBuf[] buffers;

  /**
   * @param withSlots whether each request states its slot
   */
  RequestBuffers(RequestBytes requests, boolean withSlots) {
    this.requests = requests;
    this.withSlots = withSlots;
    buffers = new ByteBuf[requests.kinds()];
  }

  /**
   * Returns the bytes to write for a slot.
   *
   * @param last whether the connection is to be closed after the answer
   */
  ByteBuf next(long slot, boolean last, ByteBufAllocator allocator) {
    int kind = requests.kind(slot, last);
    if (withSlots) {
      return requests.withSlot(kind, slot, allocator);
    }
    ByteBuf buffer = buffers[kind];
    if (buffer == null) {
      buffer = requests.copyOf(kind);
      buffers[kind] = buffer;
    }
    return buffer.readerIndex(0);
  }
}
