package org.servletbench.harness.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** What the page is made of beside its text: style sheets, scripts and packed data. */
final class PageAssets {
  /** The chart library, in the version that is vendored. */
  static final String CHARTS = asset("uPlot.iife.min.js");

  static final String SCRIPT = asset("page.js");
  static final String STYLE = asset("uPlot.min.css") + asset("page.css");

  private PageAssets() {}

  /**
   * The content policy: nothing is loaded from anywhere, and only these very scripts run. A picture
   * stands in the page as data.
   */
  static String policy() {
    return stylePolicy() + "; img-src data:; script-src " + hash(CHARTS) + " " + hash(SCRIPT);
  }

  /** The policy of a page of text and tables, in which no script runs. */
  static String stylePolicy() {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(STYLE);
  }

  /** Returns a text compressed with gzip, in base64. */
  static String packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written but memory
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String asset(String name) {
    try (InputStream file = PageAssets.class.getResourceAsStream("page/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
