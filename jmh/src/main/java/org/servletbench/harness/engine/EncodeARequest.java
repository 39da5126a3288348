package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.jmh.MicroBenchmark;

/** How much does it cost the load engine to encode a request, ready to be written? */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeARequest extends MicroBenchmark {

  private final TargetUrl url =
      new TargetUrl("http", "127.0.0.1", 8080, "/asyncNonBlockingRequestProcessing?delay=1000");
  private final ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;

  private RequestBuffers same;
  private RequestBuffers slotted;
  private long slot;

  @Setup
  public void encode() {
    same = new RequestBuffers(new RequestBytes(url, url, false), false);
    slotted = new RequestBuffers(new RequestBytes(url, url, true), true);
    slot = System.nanoTime();
  }

  /** Takes the connection's own view of bytes that were encoded once, as in most runs. */
  @Benchmark
  public ByteBuf reused() {
    return same.next(slot++, false, allocator);
  }

  /** Writes the slot of each request into a new buffer, as where stages are reported. */
  @Benchmark
  public int withSlot() {
    ByteBuf buffer = slotted.next(slot++, false, allocator);
    int length = buffer.readableBytes();
    buffer.release();
    return length;
  }

  /** Formats the whole head, as no load does. */
  @Benchmark
  public byte[] fromScratch() {
    return RequestBytes.head("GET", url, "");
  }
}
