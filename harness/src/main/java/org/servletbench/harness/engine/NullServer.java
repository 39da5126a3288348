package org.servletbench.harness.engine;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoop;
import java.util.Locale;
import org.servletbench.harness.model.Failures;

/**
 * A server that does as little as possible per answer, on one thread. The rate that a driver
 * reaches against it is the driver's own ceiling. It answers any request without a body with 200
 * and {@code true}.
 */
public final class NullServer {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int BACKLOG = 4096;
  private static final String PORT = "--port=";

  private NullServer() {}

  /**
   * Serves until the process is ended.
   *
   * @param args {@code --port=N}, the port on 127.0.0.1
   */
  public static void main(String[] args) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    if (args.length != 1 || !args[0].matches(PORT + "[1-9][0-9]{0,4}")) {
      System.err.println("null server: the only argument is " + PORT + "N");
      System.exit(WRONG_USAGE);
    }
    int port = Integer.parseInt(args[0].substring(PORT.length()));
    try {
      serve(port).closeFuture().sync();
    } catch (RuntimeException e) {
      System.err.println(
          "null server: cannot listen on 127.0.0.1:" + port + ": " + Failures.words(e));
      System.exit(FAILED);
    }
  }

  /**
   * Starts to serve.
   *
   * @param port port on 127.0.0.1; 0 for any that is free
   */
  static Channel serve(int port) throws InterruptedException {
    Transport transport = Transport.best();
    IoEventLoop loop = transport.newLoop("null-server", Pacer.NONE);
    ReceiveBuffer received = new ReceiveBuffer();
    NullAnswer.Encoded answers = new NullAnswer.Encoded();
    return new ServerBootstrap()
        .group(loop)
        .channelFactory(transport::newServerChannel)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, received)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new NullAnswer(received, answers));
              }
            })
        .bind("127.0.0.1", port)
        .sync()
        .channel();
  }
}
