package org.servletbench.harness.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * What went wrong with a file or a connection, in words. The message of Java's own exception is
 * often a path and nothing else.
 */
public final class Failures {
  /** Of a function of the kernel, of a command that cannot be started, of a file and its path. */
  private static final Pattern REASON =
      Pattern.compile(
          "(?s)^(?:\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: (.*)"
              + "|Cannot run program .*: (?:error=\\d+, (.*)|Exec failed, error: \\d+ \\((.*)\\) *)"
              + "|/.* \\(([^()]+)\\))$");

  private static final Pattern CLASS =
      Pattern.compile("\\b(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*(?:: )?");

  private Failures() {}

  /** A clause that can follow a colon, such as: you have no right to do that. */
  public static String words(IOException failure) {
    return switch (failure) {
      case AccessDeniedException e -> "you have no right to do that";
      case NoSuchFileException e -> "it does not exist";
      case FileAlreadyExistsException e -> "something of that name is there already";
      case NotDirectoryException e -> "it is no folder";
      case DirectoryNotEmptyException e -> "the folder is not empty";
      case FileSystemLoopException e -> "its links go round in a circle";
      case FileSystemException e when e.getReason() != null -> lower(e.getReason());
      case CharacterCodingException e -> "it is not UTF-8 text";
      case EOFException e -> "it ends too early";
      case ZipException e -> "it is no whole gzip file";
      case UnknownHostException e -> "nobody knows that host";
      default -> plain(failure);
    };
  }

  /** The same of whatever a library throws. */
  public static String words(Throwable failure) {
    return failure instanceof IOException io ? words(io) : plain(failure);
  }

  /** With what was done; one that a stream of files threw knows no more than which file it was. */
  public static String sentence(UncheckedIOException failure) {
    IOException cause = failure.getCause();
    String done = failure.getMessage();
    if (cause.toString().equals(done)) {
      done =
          cause instanceof FileSystemException file
              ? "cannot read " + file.getFile()
              : "cannot read or write a file";
    }
    return done + ": " + words(cause);
  }

  /** The reason of the kernel where there is one, and no names of classes or functions. */
  private static String plain(Throwable failure) {
    Throwable cause = failure.getCause();
    String message = Objects.requireNonNullElse(failure.getMessage(), "");
    if (cause != null && (message.isEmpty() || message.equals(cause.toString()))) {
      return words(cause);
    }
    String reason = CLASS.matcher(REASON.matcher(message).replaceFirst("$1$2$3$4")).replaceAll("");
    return reason.isBlank() ? "for no known reason" : lower(reason.strip());
  }

  /** Reasons of the kernel begin with a capital, such as No space left on device. */
  private static String lower(String reason) {
    boolean word = reason.matches("(?s)\\p{Lu}\\P{Lu}.*"); // an abbreviation keeps its capitals
    return word ? reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1) : reason;
  }
}
