package org.servletbench.harness.engine;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

/** Opens a connection: TCP, and TLS where the URL asks for it. */
final class Opening implements ChannelFutureListener {
  private final Connection connection;
  private long tcpNanos;

  Opening(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void operationComplete(ChannelFuture attempt) {
    long now = System.nanoTime();
    tcpNanos = now - connection.connectStart();
    SslHandler tls = attempt.channel().pipeline().get(SslHandler.class);
    if (!attempt.isSuccess()) {
      connection.openingFailed(attempt.cause(), now);
    } else if (tls == null) {
      connection.opened(tcpNanos, Connection.NO_TLS);
    } else {
      tls.handshakeFuture().addListener(this::handshakeComplete);
    }
  }

  private void handshakeComplete(Future<? super Channel> handshake) {
    long now = System.nanoTime();
    if (handshake.isSuccess()) {
      connection.opened(tcpNanos, now - connection.connectStart() - tcpNanos);
    } else {
      connection.openingFailed(handshake.cause(), now);
    }
  }
}
