package org.servletbench.harness.engine;

import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.servletbench.harness.model.TargetUrl;

/**
 * Provides the JDK's TLS for connections to one host. Certificates are verified, except for hosts
 * on this machine: nobody is in between, and a server under test has usually signed its own.
 */
final class Tls {
  private static final String[] PROTOCOLS = {"http/1.1"};

  private final TargetUrl url;
  private final SSLContext context;
  private final boolean verified;

  private Tls(TargetUrl url, boolean verified) {
    this.url = url;
    this.verified = verified;
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, verified ? null : new TrustManager[] {new Trusting()}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  /** Returns the TLS for a URL; empty if its scheme is not https. */
  static Optional<Tls> of(TargetUrl url, InetSocketAddress remote) {
    return url.isSecure()
        ? Optional.of(new Tls(url, !remote.getAddress().isLoopbackAddress()))
        : Optional.empty();
  }

  /** Makes the handler of one connection; the event loop computes the handshake itself. */
  SslHandler newHandler() {
    SSLEngine engine = context.createSSLEngine(url.address(), url.port());
    engine.setUseClientMode(true);
    engine.setSSLParameters(with(engine.getSSLParameters()));
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(0); // off: the arrival's deadline applies
    return handler;
  }

  /** Wraps a connected socket in TLS and completes the handshake. */
  Socket over(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, url.address(), url.port(), true);
    socket.setSSLParameters(with(socket.getSSLParameters()));
    socket.startHandshake();
    return socket;
  }

  private SSLParameters with(SSLParameters parameters) {
    parameters.setApplicationProtocols(PROTOCOLS);
    if (verified) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    return parameters;
  }

  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
