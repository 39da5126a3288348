package org.servletbench.app.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says Hello: no wait, no body of a request, no Spring MVC. */
public final class HelloServlet extends HttpServlet {

  /** The root and nothing below it, in the words of the servlet specification. */
  public static final String PATH = "";

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Paths.HELLO.writeTo(response);
  }
}
