package org.servletbench.app.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.servletbench.app.settings.BenchSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Sets up what application.yaml cannot. */
@Component
final class TomcatSetup implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final BenchSettings settings;
  private final HoldTimeValve holdTimeValve;

  TomcatSetup(BenchSettings settings, HoldTimeValve holdTimeValve) {
    this.settings = settings;
    this.holdTimeValve = holdTimeValve;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(MeasuredProtocol.class.getName());
    factory.addEngineValves(holdTimeValve);
    File folder = folderOfThisProcess();
    factory.setBaseDirectory(folder);
    factory.setDocumentRoot(folder);
    // Set on the connector, not by spring.mvc.async.request-timeout: so it also holds for the raw
    // servlets and can be read back.
    factory.addConnectorCustomizers(
        connector -> connector.setAsyncTimeout(settings.asyncTimeout().toMillis()));
    if (settings.connectorBuffers() > 0) {
      factory.addConnectorCustomizers(
          connector ->
              ((MeasuredProtocol) connector.getProtocolHandler())
                  .buffers(settings.connectorBuffers()));
    }
    factory.addContextCustomizers(TomcatSetup::reportErrorsInPlainText);
  }

  /** Spring Boot would make two, and leave the one that is not empty behind at each end. */
  private static File folderOfThisProcess() {
    try {
      File folder = Files.createTempDirectory("benchmark-app.").toFile();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void reportErrorsInPlainText(Context context) {
    ((StandardHost) context.getParent()).setErrorReportValveClass(PlainTextErrors.class.getName());
  }
}
