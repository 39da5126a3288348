package org.servletbench.app.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.ExceptionUtils;
import org.springframework.http.HttpStatus;

/**
 * Answers an error that no strategy handles (an unknown path, a defect) with one line of text
 * instead of HTML.
 */
public final class PlainTextErrors extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    HttpStatus known = HttpStatus.resolve(status);
    String line = known == null ? "status " + status : known.getReasonPhrase();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      response.setContentType("text/plain;charset=UTF-8");
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    } catch (IOException | IllegalStateException e) {
      ExceptionUtils.handleThrowable(e); // too late to tell the client
    }
  }
}
