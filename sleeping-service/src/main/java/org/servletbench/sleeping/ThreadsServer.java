package org.servletbench.sleeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.modeler.Registry;

/** Serves mode {@code threads}: Tomcat, where each request sleeps in its thread. */
final class ThreadsServer implements Server {
  /** Keeps a strong reference: the log manager forgets unreferenced loggers, levels included. */
  private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

  /** Extra threads for {@code /stats} and for putting requests aside. */
  private static final int SPARE_THREADS = 4;

  private static final int MAX_CONNECTIONS = 20_000;
  private static final int FOREVER = -1;
  private static final int SMALL_BUFFER_BYTES = 2048;

  private final Tomcat tomcat;

  private static Path workFolder() throws WorkFolderMissing {
    try {
      return Files.createTempDirectory("sleeping-service-");
    } catch (IOException e) {
      throw new WorkFolderMissing(e);
    }
  }

  private ThreadsServer(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  static ThreadsServer start(Settings settings) throws IOException {
    // A failure to start is reported once, by the caller, and not by Tomcat's stack traces.
    TOMCAT_LOG.setLevel(Level.OFF);
    // Nobody reads Tomcat's JMX beans, whose names two servers in one JVM would share.
    Registry.disableRegistry();
    Path base = workFolder();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setConnector(connector(settings));
    StandardContext context = (StandardContext) tomcat.addContext("", null);
    // Nothing is redeployed here, and Tomcat's search for leaks after a redeployment needs
    // --add-opens.
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    Wrapper servlet =
        Tomcat.addServlet(
            context, "sleep", new SleepServlet(Api.of(settings), new Seats(settings.threads())));
    servlet.setAsyncSupported(true);
    context.addServletMappingDecoded("/", "sleep");
    ThreadsServer server = new ThreadsServer(tomcat);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      server.close();
      throw new IOException(rootMessage(e), e);
    } finally {
      deleteOnExit(base);
    }
    TOMCAT_LOG.setLevel(Level.WARNING);
    return server;
  }

  private static Connector connector(Settings settings) {
    SleepProtocol protocol = new SleepProtocol();
    Connector connector = new Connector(protocol);
    connector.setPort(settings.port());
    connector.setThrowOnFailure(true);
    protocol.setAddress(settings.address());
    protocol.setMaxThreads(settings.threads() + SPARE_THREADS);
    protocol.setMaxConnections(MAX_CONNECTIONS);
    protocol.setAcceptCount(BACKLOG);
    protocol.setMaxKeepAliveRequests(FOREVER);
    protocol.setKeepAliveTimeout(FOREVER);
    slim(protocol);
    return connector;
  }

  /**
   * Shrinks the buffers. A request that is put aside keeps its buffers, and thousands of the
   * default size would fill the heap.
   */
  private static void slim(Http11NioProtocol protocol) {
    protocol.setMaxHttpRequestHeaderSize(SMALL_BUFFER_BYTES);
    protocol.setMaxHttpResponseHeaderSize(SMALL_BUFFER_BYTES);
    protocol.setProperty("socket.appReadBufSize", String.valueOf(SMALL_BUFFER_BYTES));
    protocol.setProperty("socket.appWriteBufSize", String.valueOf(SMALL_BUFFER_BYTES));
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  /**
   * Deletes the work folder that Tomcat insists on. Registered files are deleted in reverse order,
   * so parents come first.
   */
  private static void deleteOnExit(Path base) throws IOException {
    try (Stream<Path> paths = Files.walk(base)) {
      paths.forEach(path -> path.toFile().deleteOnExit());
    }
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void await() {
    tomcat.getServer().await();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("Tomcat cannot be stopped", e);
    }
  }
}
