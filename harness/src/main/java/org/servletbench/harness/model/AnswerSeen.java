package org.servletbench.harness.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One answer of a target, as its bytes came.
 *
 * @param bytes of the whole answer: status line, headers and body with its framing
 * @param bodyBytes of the body alone
 * @param headers by lower-case name; several of a name are joined by a comma
 * @param statusLine as it came; empty in runs of earlier versions
 * @param beginning of the body, at most {@value #SHOWN} characters, as far as it is UTF-8; likewise
 */
public record AnswerSeen(
    int status,
    int bytes,
    int bodyBytes,
    Map<String, String> headers,
    String statusLine,
    String beginning) {
  /** Enough to recognise an answer by. */
  public static final int SHOWN = 120;

  public AnswerSeen {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    statusLine = statusLine == null ? "" : statusLine;
    beginning = beginning == null ? "" : beginning;
  }

  /** Without its words. */
  public AnswerSeen(int status, int bytes, int bodyBytes, Map<String, String> headers) {
    this(status, bytes, bodyBytes, headers, "", "");
  }
}
