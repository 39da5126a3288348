package org.servletbench.harness.engine;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.stream.IntStream;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Outcome;

/** Opens connections to the target, from one or several local addresses in turn. */
final class Connector {
  private final Transport transport;
  private final EventLoop loop;
  private final Wiring wiring;
  private final InetSocketAddress remote;
  private final Optional<Tls> tls;
  private final SocketAddress[] locals;
  private final ConnectionList connecting = new ConnectionList();
  private int turn;

  Connector(
      Transport transport,
      EventLoop loop,
      Wiring wiring,
      InetSocketAddress remote,
      Optional<Tls> tls) {
    this.transport = transport;
    this.loop = loop;
    this.wiring = wiring;
    this.remote = remote;
    this.tls = tls;
    int count = wiring.client().localAddresses();
    locals =
        count == 1
            ? new SocketAddress[1] // any address
            : IntStream.rangeClosed(1, count)
                .mapToObj(k -> new InetSocketAddress("127.0.0." + k, 0))
                .toArray(SocketAddress[]::new);
  }

  /** Counts the attempts that have not ended. */
  int connecting() {
    return connecting.size();
  }

  /** Returns the attempt that began first, or null. */
  Connection oldest() {
    return connecting.first();
  }

  /** Begins an attempt; its end is reported to the pool, perhaps before this returns. */
  void connect(Connections pool, long now) {
    Connection connection = begin(pool, now);
    try {
      Channel channel = transport.newChannel(remote.getAddress());
      channel.config().setConnectTimeoutMillis(0); // off: the arrival's deadline applies
      channel.config().setOption(ChannelOption.TCP_NODELAY, true);
      if (locals[turn] != null) {
        transport.bindWithoutPort(channel);
      }
      if (tls.isPresent()) {
        channel.pipeline().addLast(tls.get().newHandler());
      } else {
        channel.config().setRecvByteBufAllocator(wiring.received());
      }
      channel.pipeline().addLast(connection);
      loop.register(new DefaultChannelPromise(channel, loop));
      channel.connect(remote, locals[turn]).addListener(new Opening(connection));
      turn = (turn + 1) % locals.length;
    } catch (RuntimeException e) { // no file descriptor is left
      pool.connectFailed(connection, e, now);
    }
  }

  /** Counts an attempt, whose channel is still to be made. */
  Connection begin(Connections pool, long now) {
    Connection connection = new Connection(pool, wiring, now);
    connecting.addLast(connection);
    return connection;
  }

  void ended(Connection connection) {
    connecting.remove(connection);
  }

  /** Decides by the kernel's words: netty has one class for every failure of connect(2). */
  Outcome outcomeOf(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof ConnectException
        && (message.contains("refused") || message.contains("(-111)"))) {
      return Outcome.CONNECT_REFUSED;
    }
    if (cause instanceof ConnectException
        && (message.contains("timed out") || message.contains("(-110)"))) {
      return Outcome.CONNECT_TIMEOUT;
    }
    if (message.matches("(?s).*(assign requested address|already in use|\\(-99\\)|\\(-98\\)).*")) {
      wiring.recorder().noLocalPort();
    }
    wiring.recorder().other(System.nanoTime(), "connect: " + Failures.words(cause));
    return Outcome.OTHER;
  }
}
