package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("/x/lock"), "you have no right to do that"),
        Arguments.of(new NoSuchFileException("/x"), "it does not exist"),
        Arguments.of(
            new FileAlreadyExistsException("/x"), "something of that name is there already"),
        Arguments.of(
            new FileSystemException("/x", null, "Read-only file system"), "read-only file system"),
        Arguments.of(
            new FileSystemException("/x", null, "No space left on device"),
            "no space left on device"),
        Arguments.of(new FileSystemException("/x"), "/x"),
        Arguments.of(new MalformedInputException(1), "it is not UTF-8 text"),
        Arguments.of(new EOFException(), "it ends too early"),
        Arguments.of(new ConnectException("Connection refused"), "connection refused"),
        Arguments.of(new IOException(), "for no known reason"),
        Arguments.of(new IOException(""), ""));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_told_in_words(IOException failure, String words) {
    assertThat(Failures.words(failure)).isEqualTo(words);
  }
}
