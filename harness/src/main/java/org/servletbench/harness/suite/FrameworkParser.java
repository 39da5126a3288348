package org.servletbench.harness.suite;

import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.Units;

/** Reads a file framework.yaml. */
public final class FrameworkParser {
  private FrameworkParser() {}

  /**
   * Reads the description of a server.
   *
   * @param name name of the folder that the text is from
   * @throws BenchException of kind USAGE that names the key and what is allowed
   */
  public static Framework parse(String name, String text) {
    String where = "framework " + name;
    return Section.read(where, YamlTree.read(where, text), file -> framework(name, file));
  }

  private static Framework framework(String name, Section file) {
    String own = file.text("framework");
    if (!own.equals(name)) {
      throw file.error("calls itself '" + own + "': framework and folder must have one name");
    }
    Section toolchain = file.section("toolchain");
    try {
      return new Framework(
          name,
          file.text("language"),
          file.text("version"),
          toolchain.texts("version"),
          toolchain.text("install"),
          file.texts("fetch"),
          file.texts("build"),
          file.texts("start"),
          file.parse("port", Units::parseCount),
          file.text("ready"));
    } catch (IllegalArgumentException e) {
      throw file.error("is wrong: " + e.getMessage());
    }
  }
}
