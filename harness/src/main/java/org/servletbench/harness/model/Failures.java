package org.servletbench.harness.model;

import java.io.EOFException;
import java.io.IOException;
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
import java.util.zip.ZipException;

/**
 * What went wrong with a file or a connection, in words. The message of Java's own exception is
 * often a path and nothing else.
 */
public final class Failures {
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
      default -> failure.getMessage() == null ? "for no known reason" : lower(failure.getMessage());
    };
  }

  /** Reasons of the kernel begin with a capital, such as No space left on device. */
  private static String lower(String reason) {
    int first = Math.min(1, reason.length());
    return reason.substring(0, first).toLowerCase(Locale.ROOT) + reason.substring(first);
  }
}
