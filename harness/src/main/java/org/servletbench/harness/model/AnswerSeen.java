package org.servletbench.harness.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One answer of a target, as it came.
 *
 * @param bytes size of the whole answer: status line, headers and body with its framing
 * @param bodyBytes size of the body alone
 * @param headers headers by lower-case name; several of one name are joined by a comma
 * @param statusLine status line as it came; empty in runs of earlier versions
 * @param beginning beginning of the body, decoded as UTF-8, at most {@value #SHOWN} characters;
 *     empty in runs of earlier versions
 * @param closed whether the server ended the connection after it, seen by asking once more on the
 *     same one; empty where nobody asked once more
 */
public record AnswerSeen(
    int status,
    int bytes,
    int bodyBytes,
    Map<String, String> headers,
    String statusLine,
    String beginning,
    Optional<Boolean> closed) {
  /** The characters kept, enough to recognise an answer. */
  public static final int SHOWN = 120;

  public AnswerSeen {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    statusLine = statusLine == null ? "" : statusLine;
    beginning = beginning == null ? "" : beginning;
    closed = closed == null ? Optional.empty() : closed;
  }
}
