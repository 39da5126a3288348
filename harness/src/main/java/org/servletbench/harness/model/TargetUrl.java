package org.servletbench.harness.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL that a request can be sent to, checked and percent-encoded once, when it is read.
 *
 * @param scheme {@code http} or {@code https}
 * @param host host as it was written: a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535
 * @param pathAndQuery target of the request line, which begins with a slash and is ASCII
 */
public record TargetUrl(String scheme, String host, int port, String pathAndQuery) {
  /** Stands for the downstream's delay in milliseconds, in the encoded form. */
  public static final String DELAY = "%7Bdelay%7D";

  /** The longest URL: a longer one is unsafe on a command line, and no server accepts it. */
  private static final int LONGEST = 64 * 1024;

  private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#\\\\]*)([^#]*)(#.*)?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]*)(?::([^:]*))?");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_-]+)*\\.?");

  /** Matches names that resolvers read as a number, each in its own way. */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private static final Pattern OCTET =
      Pattern.compile("0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]");
  private static final String NEEDS_ENCODING = "\"#<>[\\]^`{|}";
  private static final Pattern LONE_PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");

  public TargetUrl {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("the scheme must be http or https, not " + scheme);
    }
    requireHost(host);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the port must be from 1 to 65535, not " + port);
    }
    if (!pathAndQuery.startsWith("/")
        || pathAndQuery.length() > LONGEST
        || !pathAndQuery.chars().allMatch(TargetUrl::canBeSent)
        || LONE_PERCENT.matcher(pathAndQuery).find()) {
      throw new IllegalArgumentException(
          Text.of(
              "the path and query must be encoded, begin with a slash and have at most %d"
                  + " characters",
              LONGEST));
    }
  }

  /**
   * Parses what a user writes. Characters that a request line cannot hold are percent-encoded as
   * UTF-8; encoded ones stay as they are.
   *
   * @param text URL such as {@code http://127.0.0.1:9000/größe?delay={delay}}
   * @throws IllegalArgumentException with a sentence if no request can be sent to it
   */
  public static TargetUrl parse(String text) {
    requireText(text);
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw wrong(text, "must begin with http:// or https://, like http://127.0.0.1:9000/path");
    }
    if (parts.group(2).contains("@")) {
      throw new IllegalArgumentException(
          "a URL with a user or a password is not supported: leave out the part before the '@'");
    }
    if (parts.group(4) != null) {
      throw wrong(text, "has a fragment, which is never sent: leave it out, or write its # as %23");
    }
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    if (!authority.matches()) {
      throw wrong(
          text,
          "has a host and port that cannot be told apart; an IPv6 address needs brackets: [::1]");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String rest = parts.group(3);
    try {
      return new TargetUrl(
          scheme,
          authority.group(1),
          port(authority.group(2), scheme),
          encoded(rest.startsWith("/") ? rest : "/" + rest));
    } catch (IllegalArgumentException e) {
      throw wrong(text, "cannot be requested: " + e.getMessage());
    }
  }

  /** Whether the scheme is https. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** Returns the host as sockets need it, without the brackets of an IPv6 address. */
  public String address() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns host and port, as the header {@code Host} and messages show them. */
  public String authority() {
    return port == standardPort(scheme) ? host : host + ":" + port;
  }

  /** Returns the part before the question mark. */
  public String path() {
    return pathAndQuery.split("\\?", 2)[0];
  }

  /** Whether the downstream's delay is a part of it. */
  public boolean hasDelay() {
    return pathAndQuery.contains(DELAY);
  }

  /** Returns the URL with the downstream's delay filled in. */
  public TargetUrl at(Duration delay) {
    return new TargetUrl(
        scheme, host, port, pathAndQuery.replace(DELAY, Long.toString(delay.toMillis())));
  }

  /** Returns the encoded form, which {@link #parse} reads back to an equal URL. */
  @Override
  public String toString() {
    return scheme + "://" + authority() + pathAndQuery;
  }

  private static void requireText(String text) {
    text.codePoints()
        .filter(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || c == 0xFFFD)
        .findFirst()
        .ifPresent(
            c -> {
              throw new IllegalArgumentException(
                  Text.of("a URL cannot hold the character U+%04X: write its bytes as %%XX", c));
            });
  }

  private static void requireHost(String host) {
    if (host.startsWith("[")) {
      try {
        if (host.contains("%")) {
          throw new URISyntaxException(host, "zone");
        }
        new URI("http://" + host + "/"); // checks the grammar of IPv6
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(host + " is not an IPv6 address like [::1]", e);
      }
    } else if (!NAME.matcher(host).matches()) {
      throw new IllegalArgumentException(
          host.isEmpty()
              ? "the host is missing"
              : "the host must be an address or a name of letters, digits, hyphens and dots; write"
                  + " an international name in its ASCII form, xn--…");
    } else if (NUMBER.matcher(host).matches() && !isIpv4(host)) {
      throw new IllegalArgumentException(host + " is not an IPv4 address like 127.0.0.1");
    }
  }

  private static boolean isIpv4(String host) {
    String[] octets = host.split("\\.", -1);
    return octets.length == 4 && Arrays.stream(octets).allMatch(OCTET.asMatchPredicate());
  }

  private static int port(String text, String scheme) {
    if (text == null || text.isEmpty()) {
      return standardPort(scheme);
    }
    if (!text.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("the port must be from 1 to 65535, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static int standardPort(String scheme) {
    return scheme.equals("http") ? 80 : 443;
  }

  private static String encoded(String text) {
    String marked = text.replace("{delay}", DELAY);
    if (LONE_PERCENT.matcher(marked).find()) {
      throw new IllegalArgumentException(
          "two hexadecimal digits must follow each %; write a percent sign itself as %25");
    }
    StringBuilder encoded = new StringBuilder();
    marked.codePoints().forEach(c -> append(encoded, c));
    return encoded.toString();
  }

  private static boolean canBeSent(int c) {
    return c > ' ' && c < 0x7F && NEEDS_ENCODING.indexOf(c) < 0;
  }

  private static void append(StringBuilder encoded, int c) {
    if (canBeSent(c)) {
      encoded.append((char) c);
      return;
    }
    for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
    }
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("'" + text + "' " + why);
  }
}
