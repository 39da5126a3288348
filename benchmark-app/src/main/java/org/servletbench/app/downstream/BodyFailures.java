package org.servletbench.app.downstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Makes the requests of one of Spring's factories, and ends an answer whose body cannot be read.
 * Spring reads the rest of a body before it closes it. After a timeout that would wait for another
 * one and leave the connection open. The JDK's client also tells a timeout in the body as a closed
 * stream, which this class tells as a timeout.
 */
final class BodyFailures implements ClientHttpRequestFactory {

  private final ClientHttpRequestFactory factory;
  private final long wholeNanos;

  /** For a client whose timeout holds for each single read and says so. */
  BodyFailures(ClientHttpRequestFactory factory) {
    this.factory = factory;
    wholeNanos = Long.MAX_VALUE;
  }

  /**
   * For a client whose timeout bounds the whole answer.
   *
   * @param whole that timeout; a body that fails after it has come too late
   */
  BodyFailures(ClientHttpRequestFactory factory, Duration whole) {
    this.factory = factory;
    wholeNanos = TimeUnit.MILLISECONDS.toNanos(whole.toMillis());
  }

  @Override
  public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
    return new Request(factory.createRequest(uri, method));
  }

  private final class Request implements ClientHttpRequest {
    private final ClientHttpRequest request;
    private final long start = System.nanoTime();

    Request(ClientHttpRequest request) {
      this.request = request;
    }

    @Override
    public HttpMethod getMethod() {
      return request.getMethod();
    }

    @Override
    public URI getURI() {
      return request.getURI();
    }

    @Override
    public Map<String, Object> getAttributes() {
      return request.getAttributes();
    }

    @Override
    public HttpHeaders getHeaders() {
      return request.getHeaders();
    }

    @Override
    public OutputStream getBody() throws IOException {
      return request.getBody();
    }

    @Override
    public ClientHttpResponse execute() throws IOException {
      return new Response(request.execute(), start);
    }
  }

  private final class Response implements ClientHttpResponse {
    private final ClientHttpResponse response;
    private final long start;
    private Body body;

    Response(ClientHttpResponse response, long start) {
      this.response = response;
      this.start = start;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
      return response.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
      if (body == null) {
        body = new Body(response.getBody(), start);
      }
      return body;
    }

    /** Closes the connection after a failed read; otherwise the client may use it again. */
    @Override
    public void close() {
      if (body == null || !body.failed) {
        response.close();
        return;
      }
      try {
        body.close();
      } catch (IOException e) {
        // the read has said what is wrong
      }
    }
  }

  /** A body that remembers whether a read has failed. */
  private final class Body extends FilterInputStream {
    private final long start;
    private boolean failed;

    Body(InputStream body, long start) {
      super(body);
      this.start = start;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw failure(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    private IOException failure(IOException thrown) {
      failed = true;
      if (System.nanoTime() - start < wholeNanos) {
        return thrown;
      }
      HttpTimeoutException timeout = new HttpTimeoutException("the body came too late");
      timeout.initCause(thrown);
      return timeout;
    }
  }
}
