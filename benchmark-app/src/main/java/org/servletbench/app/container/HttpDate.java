package org.servletbench.app.container;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the Date header, formatted once a second, as Tomcat does. */
final class HttpDate {

  /** RFC 9110 wants two digits for the day, which the JDK's RFC 1123 format does not give. */
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private volatile Second last = new Second(Long.MIN_VALUE, "");

  String now() {
    return at(System.currentTimeMillis());
  }

  String at(long epochMillis) {
    long second = epochMillis / 1_000;
    Second known = last;
    if (known.epoch != second) {
      known = new Second(second, FORMAT.format(Instant.ofEpochSecond(second)));
      last = known;
    }
    return known.text;
  }

  private record Second(long epoch, String text) {}
}
