package org.servletbench.harness.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.servletbench.harness.model.TargetUrl;

/**
 * Sends the same request again and again on one connection, and waits for each answer. It costs as
 * little as a client can: the request is encoded once, and the answer read without allocating.
 */
public final class RepeatedRequest implements AutoCloseable {

  private final byte[] request;
  private final byte[] buffer = new byte[8 * 1024];
  private final ResponseDecoder decoder;
  private final Socket socket = new Socket();
  private final OutputStream out;
  private final InputStream in;

  /**
   * Connects.
   *
   * @param body body of a good answer
   */
  public RepeatedRequest(TargetUrl url, String body) throws IOException {
    request = RequestBytes.head("GET", url, "");
    decoder =
        new ResponseDecoder(
            new BodyCheck(Optional.of(body.getBytes(StandardCharsets.US_ASCII))), null);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(url.host(), url.port()));
    out = socket.getOutputStream();
    in = socket.getInputStream();
  }

  /**
   * Sends the request and returns the status of its answer, 200.
   *
   * @throws IOException if the answer is no good one, or ends the connection
   */
  public int send() throws IOException {
    out.write(request);
    decoder.reset();
    while (!decoder.isComplete()) {
      int read = in.read(buffer);
      if (read < 0 || decoder.feed(buffer, 0, read) < read || decoder.isBroken()) {
        throw new IOException("the answer is not one whole HTTP answer");
      }
    }
    if (decoder.status() != 200 || !decoder.bodyIsExpected() || !decoder.keepsAlive()) {
      throw new IOException(
          "the answer is not the expected one: "
              + decoder.status()
              + (decoder.bodyIsExpected() ? "" : ", another body")
              + (decoder.keepsAlive() ? "" : ", then the end of the connection"));
    }
    return decoder.status();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
