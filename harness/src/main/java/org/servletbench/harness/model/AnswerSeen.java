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
 */
public record AnswerSeen(int status, int bytes, int bodyBytes, Map<String, String> headers) {
  public AnswerSeen {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }
}
