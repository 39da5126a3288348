package org.servletbench.harness.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.servletbench.jmh.MicroBenchmark;

/**
 * How much does it cost to decode an answer of the app: by the load engine, and by Netty's codec?
 *
 * <p>The answer comes in one piece. Netty's codec runs in a channel without a socket, whose own
 * cost is part of the figure.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeAnAnswer extends MicroBenchmark {

  private static final String STAGES =
      "Server-Timing: queue;dur=0.012, dispatch;dur=0.110, downstream;dur=0.345,"
          + " redispatch;dur=0.050\r\n";

  private final byte[] plain = answer("");
  private final byte[] withStages = answer(STAGES);

  private ResponseDecoder decoder;
  private ResponseDecoder stagesDecoder;
  private EmbeddedChannel netty;
  private ByteBuf nettyBytes;

  private static byte[] answer(String more) {
    return ("HTTP/1.1 200 \r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: 4\r\n"
            + more
            + "Date: Sat, 28 Nov 2026 12:00:00 GMT\r\n\r\ntrue")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Setup
  public void make() {
    decoder = new ResponseDecoder(expectTrue(), null);
    stagesDecoder = new ResponseDecoder(expectTrue(), new ServerTiming(new StageNames()));
    netty = new EmbeddedChannel(new HttpClientCodec());
    nettyBytes = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(plain));
  }

  @TearDown
  public void close() {
    netty.finishAndReleaseAll();
  }

  private static BodyCheck expectTrue() {
    return new BodyCheck(Optional.of("true".getBytes(StandardCharsets.US_ASCII)));
  }

  /** Returns the status of a whole answer with the expected body. */
  @Benchmark
  public int engine() {
    return decoded(decoder, plain);
  }

  /** Returns the status of a whole answer with the expected body, whose stages are read. */
  @Benchmark
  public int engineWithStages() {
    return decoded(stagesDecoder, withStages);
  }

  /** Returns the status of a whole answer. */
  @Benchmark
  public int netty() {
    netty.writeInbound(nettyBytes.duplicate());
    int status = -1;
    boolean whole = false;
    for (Object part = netty.readInbound(); part != null; part = netty.readInbound()) {
      if (part instanceof HttpResponse head) {
        status = head.status().code();
      }
      whole |= part instanceof LastHttpContent;
      ReferenceCountUtil.release(part);
    }
    return whole ? status : -1;
  }

  private static int decoded(ResponseDecoder decoder, byte[] bytes) {
    decoder.reset();
    decoder.feed(bytes, 0, bytes.length);
    return decoder.isComplete() && decoder.bodyIsExpected() ? decoder.status() : -1;
  }
}
