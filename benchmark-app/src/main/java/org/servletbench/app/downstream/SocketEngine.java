package org.servletbench.app.downstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.servletbench.app.downstream.socket.Reply;
import org.servletbench.app.downstream.socket.SocketClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Runs calls on plain sockets. The shared client uses the sockets without RestTemplate, which would
 * cost more than they do. Under RestClient or a RestTemplate per request, the headers that Spring
 * adds are not sent.
 */
final class SocketEngine implements BlockingEngine {

  private final SocketClient client;

  SocketEngine(URI prefix, Duration timeout, Duration idle) {
    client = new SocketClient(prefix, timeout, idle);
  }

  Reply get(long delayMillis) throws IOException {
    return client.get(delayMillis);
  }

  @Override
  public ClientHttpRequestFactory requestFactory() {
    return (uri, method) -> new Request(uri);
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "plain sockets, connect timeout %d ms, answer timeout %1$d ms, idle timeout %d ms, without"
            + " RestTemplate where it would be shared",
        client.timeout().toMillis(),
        client.idleTimeout().toMillis());
  }

  @Override
  public void close() {
    client.close();
  }

  private final class Request extends AbstractClientHttpRequest {
    private final URI uri;

    Request(URI uri) {
      this.uri = uri;
    }

    @Override
    public HttpMethod getMethod() {
      return HttpMethod.GET;
    }

    @Override
    public URI getURI() {
      return uri;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
      return OutputStream.nullOutputStream(); // a GET has none
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
      String path = uri.getRawPath();
      return new Response(get(Long.parseLong(path.substring(path.lastIndexOf('/') + 1))));
    }
  }

  private record Response(Reply reply) implements ClientHttpResponse {
    @Override
    public HttpStatusCode getStatusCode() {
      return HttpStatusCode.valueOf(reply.status());
    }

    @Override
    public String getStatusText() {
      return "";
    }

    @Override
    public HttpHeaders getHeaders() {
      HttpHeaders headers = new HttpHeaders();
      headers.setContentLength(reply.body().length);
      return headers;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(reply.body());
    }

    @Override
    public void close() {}
  }
}
