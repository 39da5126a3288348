package org.servletbench.sleeping;

import java.io.IOException;

/** Says that the folder that Tomcat works in cannot be made. */
final class WorkFolderMissing extends IOException {
  private static final long serialVersionUID = 1;

  WorkFolderMissing(IOException cause) {
    super(
        "cannot make a work folder in "
            + System.getProperty("java.io.tmpdir")
            + " ("
            + cause.getMessage()
            + "): free space there, or choose another folder with java -Djava.io.tmpdir=FOLDER",
        cause);
  }
}
