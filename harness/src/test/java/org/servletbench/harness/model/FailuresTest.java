package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("/x/lock"), "permission denied"),
        Arguments.of(new NoSuchFileException("/x"), "it does not exist"),
        Arguments.of(new FileAlreadyExistsException("/x"), "something of that name already exists"),
        Arguments.of(
            new FileSystemException("/x", null, "Read-only file system"), "read-only file system"),
        Arguments.of(
            new FileSystemException("/x", null, "No space left on device"),
            "no space left on device"),
        Arguments.of(new FileSystemException("/x"), "/x"),
        Arguments.of(new MalformedInputException(1), "it is not UTF-8 text"),
        Arguments.of(new EOFException(), "it ends too early"),
        Arguments.of(new ConnectException("Connection refused"), "connection refused"),
        Arguments.of(new IOException(), "the reason is unknown"),
        Arguments.of(new IOException(""), "the reason is unknown"),
        Arguments.of(
            new FileNotFoundException("/x/app.log (No space left on device)"),
            "no space left on device"),
        Arguments.of(
            new IOException(
                "Cannot run program \"a\" (in directory \"/b\"): error=13, Permission denied"),
            "permission denied"),
        Arguments.of(
            new IOException(
                "Cannot run program \"a b\": Exec failed, error: 8 (Exec format error) "),
            "exec format error"),
        Arguments.of(
            new IOException(new FileSystemException("/x", null, "Disk quota exceeded")),
            "disk quota exceeded"),
        Arguments.of(
            new IOException("newSocketStream(..) failed with error(-24): Too many open files"),
            "too many open files"),
        Arguments.of(new IOException("sendto(..) failed: Broken pipe"), "broken pipe"),
        Arguments.of(
            new SSLHandshakeException(
                "PKIX path building failed:"
                    + " sun.security.provider.certpath.SunCertPathBuilderException: unable to find"
                    + " valid certification path"),
            "PKIX path building failed: unable to find valid certification path"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_told_in_words(IOException failure, String words) {
    assertThat(Failures.words(failure)).isEqualTo(words);
  }

  @Test
  void a_failure_of_a_stream_of_files_names_its_file() {
    IOException denied = new AccessDeniedException("/x/runs");

    assertThat(Failures.sentence(new UncheckedIOException(denied)))
        .isEqualTo("cannot read /x/runs: permission denied");
    assertThat(Failures.sentence(new UncheckedIOException("cannot list /x", denied)))
        .isEqualTo("cannot list /x: permission denied");
  }
}
