package org.servletbench.sleeping;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Serves mode {@code timer}: one event loop reads, waits and answers; another accepts. */
final class TimerServer implements Server {
  /**
   * One loop carries tens of thousands of requests a second and leaves the other cores to the
   * system under test.
   */
  private static final int EVENT_LOOPS = 1;

  private final EventLoopGroup acceptor;
  private final EventLoopGroup loops;
  private final Channel listening;

  private TimerServer(EventLoopGroup acceptor, EventLoopGroup loops, Channel listening) {
    this.acceptor = acceptor;
    this.loops = loops;
    this.listening = listening;
  }

  static TimerServer start(Settings settings, Transport transport) throws IOException {
    Api api = Api.of(settings);
    // A separate loop accepts, so that a burst of connections does not wait for requests on earlier
    // ones.
    EventLoopGroup acceptor = new MultiThreadIoEventLoopGroup(1, transport.ioHandlers());
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, transport.ioHandlers());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(acceptor, loops)
            .channel(transport.serverChannel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Connections(api))
            .bind(settings.address(), settings.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      acceptor.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw new IOException(bound.cause().getMessage(), bound.cause());
    }
    return new TimerServer(acceptor, loops, bound.channel());
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  @Override
  public void await() {
    listening.closeFuture().awaitUninterruptibly();
  }

  @Override
  public void close() {
    acceptor.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static final class Connections extends ChannelInitializer<Channel> {
    private final Api api;

    Connections(Api api) {
      this.api = api;
    }

    @Override
    protected void initChannel(Channel channel) {
      // Only a decoder is needed: answers are bytes, encoded once.
      channel
          .pipeline()
          .addLast(new HttpRequestDecoder(new HttpDecoderConfig()), new TimerConnection(api));
    }
  }
}
