package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/grüße?stadt=köln /gr%C3%BC%C3%9Fe?stadt=k%C3%B6ln",
        "/gr%C3%BC%c3%9fe?stadt=köln /gr%C3%BC%c3%9fe?stadt=k%C3%B6ln",
        "/日本/🎉 /%E6%97%A5%E6%9C%AC/%F0%9F%8E%89",
        "/a[1]|\"b\"\\c^`<d> /a%5B1%5D%7C%22b%22%5Cc%5E%60%3Cd%3E",
        "/{a}?delay={delay}&x={delay} /%7Ba%7D?delay=%7Bdelay%7D&x=%7Bdelay%7D",
        "/a:b@c;d=1,2!$&'()*+~_-. /a:b@c;d=1,2!$&'()*+~_-.",
        "/a//b/../c?q=1?&u=http://x/ /a//b/../c?q=1?&u=http://x/",
        "?x=1 /?x=1",
        "/%00%25 /%00%25",
        "/e\u0301 /e%CC%81"
      })
  void what_a_request_line_cannot_hold_is_encoded_as_UTF_8_and_only_once(
      String written, String sent) {
    TargetUrl url = TargetUrl.parse("http://127.0.0.1:9000" + written);

    assertThat(url.pathAndQuery()).isEqualTo(sent);
    assertThat(TargetUrl.parse(url.toString())).isEqualTo(url);
    assertThat(URI.create(url.toString())).hasToString("http://127.0.0.1:9000" + sent);
  }

  @Test
  void a_space_and_a_non_breaking_space_are_encoded_too() {
    assertThat(TargetUrl.parse("http://localhost/a b\u00A0c?d e"))
        .hasToString("http://localhost/a%20b%C2%A0c?d%20e");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://LocalHost, http, LocalHost, LocalHost, 80, LocalHost",
    "https://localhost:8443/x, https, localhost, localhost, 8443, localhost:8443",
    "https://example.org:443, https, example.org, example.org, 443, example.org",
    "http://127.0.0.1:80/, http, 127.0.0.1, 127.0.0.1, 80, 127.0.0.1",
    "http://127.0.0.1:/, http, 127.0.0.1, 127.0.0.1, 80, 127.0.0.1",
    "http://[::1]:9000/, http, [::1], ::1, 9000, [::1]:9000",
    "hTtP://[::ffff:127.0.0.1]/, http, [::ffff:127.0.0.1], ::ffff:127.0.0.1, 80,"
        + " [::ffff:127.0.0.1]",
    "http://my_server-1.internal.:08080, http, my_server-1.internal., my_server-1.internal., 8080,"
        + " my_server-1.internal.:8080",
    "http://xn--grn-ioa.example/, http, xn--grn-ioa.example, xn--grn-ioa.example, 80,"
        + " xn--grn-ioa.example"
  })
  void the_host_stays_as_written_and_the_port_is_the_scheme_s_unless_it_is_named(
      String text, String scheme, String host, String address, int port, String authority) {
    TargetUrl url = TargetUrl.parse(text);

    assertThat(url.scheme()).isEqualTo(scheme);
    assertThat(url.isSecure()).isEqualTo(scheme.equals("https"));
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.address()).isEqualTo(address);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.authority()).isEqualTo(authority);
    assertThat(TargetUrl.parse(url.toString())).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "127.0.0.1:9000/x ~ must begin with http:// or https://",
        "/x ~ must begin with http://",
        "ftp://127.0.0.1/ ~ must begin with http://",
        "http:/127.0.0.1/ ~ must begin with http://",
        "http:\\\\127.0.0.1\\x ~ must begin with http://",
        "http:// ~ the host is missing",
        "http:///x ~ the host is missing",
        "http://:9000/ ~ the host is missing",
        "http://me@127.0.0.1/ ~ a URL with a user or a password is not supported",
        "http://me:secret@127.0.0.1/ ~ a URL with a user or a password is not supported",
        "http://127.0.0.1/x#top ~ has a fragment, which is never sent",
        "http://127.0.0.1# ~ has a fragment",
        "http://127.0.0.1:0/ ~ the port must be from 1 to 65535, not 0",
        "http://127.0.0.1:65536/ ~ the port must be from 1 to 65535, not 65536",
        "http://127.0.0.1:99999999999/ ~ the port must be",
        "http://127.0.0.1:-1/ ~ the port must be",
        "http://127.0.0.1:９０/ ~ the port must be",
        "http://127.0.0.1:80:80/ ~ has a host and port that cannot",
        "http://127.1/ ~ 127.1 is not an IPv4 address",
        "http://127.0.0.256/ ~ not an IPv4 address",
        "http://127.0.0.01/ ~ not an IPv4 address",
        "http://2130706433/ ~ not an IPv4 address",
        "http://0x7f.0.0.1/ ~ not an IPv4 address",
        "http://evil.127/ ~ not an IPv4 address",
        "http://[::1 ~ has a host and port that cannot be told apart",
        "http://::1:9000/ ~ has a host and port that cannot",
        "http://[::12345]/ ~ [::12345] is not an IPv6 address",
        "http://[fe80::1%25eth0]/ ~ not an IPv6 address",
        "http://[localhost]/ ~ not an IPv6 address",
        "http://[v1.x]/ ~ not an IPv6 address",
        "http://münchen.example/ ~ write an international name in its ASCII form",
        "http://a b/ ~ the host must be an address or a name",
        "http://%31%32%37.0.0.1/ ~ the host must be",
        "http://a..b/ ~ the host must be",
        "http://-a/ ~ the host must be",
        "http://127.0.0.1/100% ~ write a percent sign itself as %25",
        "http://127.0.0.1/%zz ~ two hexadecimal digits must follow each %",
        "http://127.0.0.1/%C3%B?x ~ two hexadecimal digits"
      })
  void what_cannot_be_sent_is_refused_in_a_sentence(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetUrl.parse(text))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "\n", "\r\n", "\u0000", "\u007F", "\u0085", "\uD83C", "\uFFFD"})
  void a_character_that_is_no_text_is_refused_and_never_printed(String character) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetUrl.parse("http://127.0.0.1/a" + character + "b"))
        .withMessageMatching("a URL cannot hold the character U\\+[0-9A-F]{4}: .*");
  }

  @Test
  void a_URL_too_long_for_a_command_line_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetUrl.parse("http://127.0.0.1/" + "ü".repeat(11_000)))
        .withMessageContaining("at most 65536 characters");
  }

  @Test
  void the_delay_goes_wherever_its_placeholder_stands() {
    assertThat(TargetUrl.parse("http://127.0.0.1:9/{delay}?d={delay}").at(Duration.ofMillis(20)))
        .hasToString("http://127.0.0.1:9/20?d=20");
  }

  @Test
  void nothing_that_is_not_encoded_can_be_built() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetUrl("http", "127.0.0.1", 80, "/ü"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetUrl("http", "127.0.0.1", 80, "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetUrl("ws", "127.0.0.1", 80, "/"));
  }
}
