package org.servletbench.harness.engine;

import io.netty.channel.Channel;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel interface of the sockets: epoll where its native library loads, else NIO. */
enum Transport {
  EPOLL,
  /** Spins for waits below 1 ms, so it costs a whole core at all but the lowest rates. */
  NIO;

  static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /** Makes the loop: one thread that fires what is due and does all input and output. */
  IoEventLoop newLoop(String name, Pacer pacer) {
    IoHandlerFactory sockets =
        switch (this) {
          case EPOLL -> EpollIoHandler.newFactory();
          case NIO -> NioIoHandler.newFactory();
        };
    return new MultiThreadIoEventLoopGroup(
            1,
            new DefaultThreadFactory(name, true),
            executor -> new PacedIoHandler(sockets.newHandler(executor), pacer))
        .next();
  }

  /** Makes a channel; an IPv4 socket where possible, because its calls cost the kernel less. */
  Channel newChannel(InetAddress target) {
    SocketProtocolFamily family =
        target instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    return switch (this) {
      case EPOLL -> new EpollSocketChannel(family);
      case NIO -> new NioSocketChannel(SelectorProvider.provider(), family);
    };
  }

  /** Lets a source address share a port as long as the destination differs. */
  void bindWithoutPort(Channel channel) {
    if (this == EPOLL) {
      channel.config().setOption(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
    }
  }

  /** Makes a listening channel for IPv4. */
  ServerSocketChannel newServerChannel() {
    return switch (this) {
      case EPOLL -> new EpollServerSocketChannel(SocketProtocolFamily.INET);
      case NIO ->
          new NioServerSocketChannel(SelectorProvider.provider(), SocketProtocolFamily.INET);
    };
  }

  /**
   * Asks the kernel to wake the calling thread without its usual leeway of 50 us.
   *
   * @return the leeway in nanoseconds, -1 where it cannot be read
   */
  static long reduceTimerSlack() {
    try {
      // The link ends in the thread id; the file does not lie below its process.
      Path thread = Path.of("/proc/thread-self").toRealPath().getFileName();
      return setTimerSlack(Path.of("/proc").resolve(thread).resolve("timerslack_ns"));
    } catch (IOException e) {
      return -1;
    }
  }

  private static long setTimerSlack(Path slack) throws IOException {
    try {
      Files.writeString(slack, "1");
    } catch (IOException refused) {
      // The value that is read below shows the failure.
    }
    return Long.parseLong(Files.readString(slack).strip());
  }
}
