package org.servletbench.harness.engine;

import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS for a {@link HostileServer}, with a certificate that it has signed itself. */
final class TlsServer {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final SSLContext context = SSLContext.getInstance("TLS");

  /** What happens inside TLS. */
  interface Conversation {
    /**
     * @param plain the connection below TLS
     */
    void hold(HostileServer.Client client, Socket plain) throws Exception;
  }

  /**
   * @param folder for the certificate
   */
  TlsServer(Path folder) throws Exception {
    Path file = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=somebody-else",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new AssertionError(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    context.init(managers.getKeyManagers(), null, null);
  }

  /** Its TLS ends with what the conversation leaves open. */
  HostileServer start(Conversation conversation) throws Exception {
    return HostileServer.start(
        client -> {
          Socket plain = client.socket();
          SSLSocket socket =
              (SSLSocket) context.getSocketFactory().createSocket(plain, null, false);
          conversation.hold(
              new HostileServer.Client(socket, socket.getInputStream(), socket.getOutputStream()),
              plain);
          socket.close();
        });
  }

  /** Answers each request with the same text, and keeps the connection open. */
  HostileServer answering(String answer) throws Exception {
    return start(
        (client, plain) -> {
          while (!client.head().isEmpty()) {
            client.say(answer);
          }
        });
  }
}
