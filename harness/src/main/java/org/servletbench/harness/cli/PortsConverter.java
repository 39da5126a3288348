package org.servletbench.harness.cli;

import org.servletbench.harness.run.Endpoints;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the option {@code --ports}. */
final class PortsConverter implements ITypeConverter<Endpoints> {
  @Override
  public Endpoints convert(String text) {
    try {
      return Endpoints.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
