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
 * Says in words what went wrong with a file or a connection, since the message of Java's exception
 * is often only a path.
 */
public final class Failures {
  /** Matches messages about a system call, a command that cannot start, or a file and its path. */
  private static final Pattern REASON =
      Pattern.compile(
          "(?s)^(?:\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: (.*)"
              + "|Cannot run program .*: (?:error=\\d+, (.*)|Exec failed, error: \\d+ \\((.*)\\) *)"
              + "|/.* \\(([^()]+)\\))$");

  private static final Pattern CLASS =
      Pattern.compile("\\b(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*(?:: )?");

  private Failures() {}

  /** Returns a clause that can follow a colon, such as: permission denied. */
  public static String words(IOException failure) {
    return switch (failure) {
      case AccessDeniedException e -> "permission denied";
      case NoSuchFileException e -> "it does not exist";
      case FileAlreadyExistsException e -> "something of that name already exists";
      case NotDirectoryException e -> "it is not a folder";
      case DirectoryNotEmptyException e -> "the folder is not empty";
      case FileSystemLoopException e -> "its links form a loop";
      case FileSystemException e when e.getReason() != null -> lower(e.getReason());
      case CharacterCodingException e -> "it is not UTF-8 text";
      case EOFException e -> "it ends too early";
      case ZipException e -> "it is not a complete gzip file";
      case UnknownHostException e -> "the host is unknown";
      default -> plain(failure);
    };
  }

  /** Returns such a clause for whatever a library throws. */
  public static String words(Throwable failure) {
    return failure instanceof IOException io ? words(io) : plain(failure);
  }

  /** Adds what was done; an exception from a stream of files only knows the file. */
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

  /** Returns the kernel's reason if there is one, without names of classes or functions. */
  private static String plain(Throwable failure) {
    Throwable cause = failure.getCause();
    String message = Objects.requireNonNullElse(failure.getMessage(), "");
    if (cause != null && (message.isEmpty() || message.equals(cause.toString()))) {
      return words(cause);
    }
    String reason = CLASS.matcher(REASON.matcher(message).replaceFirst("$1$2$3$4")).replaceAll("");
    return reason.isBlank() ? "the reason is unknown" : lower(reason.strip());
  }

  /** Lowers the first letter of the kernel's reasons, such as No space left on device. */
  private static String lower(String reason) {
    boolean word = reason.matches("(?s)\\p{Lu}\\P{Lu}.*"); // abbreviations keep their capitals
    return word ? reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1) : reason;
  }
}
