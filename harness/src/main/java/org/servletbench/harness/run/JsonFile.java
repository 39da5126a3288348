package org.servletbench.harness.run;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that the harness wrote, and says what is wrong with a file that was edited. */
final class JsonFile {
  private static final JsonMapper JSON = SealedTypes.mapper();

  /** The fields that an app, or a run of an earlier version, may leave out. */
  private static final Set<String> MAY_BE_NULL =
      Set.of("taskExecutor", "clientPool", "virtualThreads", "histogram");

  /** What came later than the first runs, in which it was off or not counted. */
  private static final Set<String> LATER = Set.of("serverTiming", "reusesTimeWait");

  private JsonFile() {}

  /**
   * Reads the one value that a file holds.
   *
   * @throws BenchException that names the file, the line and the field
   */
  static <T> T read(Path file, Class<T> type) {
    T value = null;
    JsonNode written = null;
    String text = textOf(file);
    try {
      value = JSON.readValue(text, type);
      written = JSON.readTree(text);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw BenchException.usage(
          Text.of("cannot read %s%s: %s", file, line > 0 ? ", line " + line : "", words(e)));
    }
    Optional<String> missing = missing(value, "");
    if (missing.isEmpty()) {
      missing = missingNumber(JSON.valueToTree(value), written, "");
    }
    if (missing.isPresent()) {
      throw BenchException.usage(Text.of("cannot read %s: %s is missing", file, missing.get()));
    }
    return value;
  }

  static String textOf(Path file) {
    try {
      return RunFile.text(file);
    } catch (BenchException e) {
      throw BenchException.usage(e.getMessage() + "; restore the file, or check its permissions");
    }
  }

  static String text(Object value) {
    return JSON.writeValueAsString(value) + "\n";
  }

  private static String words(JacksonException failure) {
    if (failure instanceof StreamReadException) {
      return "the JSON breaks off or is invalid here: the file was cut or edited";
    }
    String field =
        failure.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return Shown.line(field.isEmpty() ? "it" : field.substring(1)) + reason(failure);
  }

  private static String reason(JacksonException failure) {
    if (failure instanceof InvalidFormatException value) {
      Class<?> type = value.getTargetType();
      String found = Text.of(" is '%s'", Shown.brief("" + value.getValue()));
      return type != null && type.isEnum()
          ? found + ", not one of " + names(type)
          : found + ", which this version cannot read";
    }
    // The model's constructors say what is wrong with a value out of range.
    if (failure.getCause() instanceof IllegalArgumentException cause
        && cause.getClass() == IllegalArgumentException.class
        && cause.getMessage() != null) {
      return ": " + Shown.line(cause.getMessage());
    }
    return " is not what this version writes: a part is missing or of another type";
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  /** Returns the path of the first required part that is missing, which no parser checks. */
  private static Optional<String> missing(Object value, String path) {
    return switch (value) {
      case null -> Optional.of(path.isEmpty() ? "all of it" : path);
      case Record record -> ofRecord(record, path);
      case Collection<?> many -> ofMany(many, path);
      case Map<?, ?> map -> ofMany(map.values().stream().filter(Objects::nonNull).toList(), path);
      case Optional<?> maybe -> maybe.flatMap(content -> missing(content, path));
      default -> Optional.empty();
    };
  }

  /**
   * The first number or truth value that the file does not hold: JSON gives a missing one as 0 or
   * false, and a figure that nobody wrote is none.
   */
  private static Optional<String> missingNumber(JsonNode read, JsonNode written, String path) {
    if (read.isNumber() || read.isBoolean()) {
      return written.isMissingNode() || written.isNull() ? Optional.of(path) : Optional.empty();
    }
    if (written.isMissingNode() || written.isNull()) {
      return Optional.empty(); // all of it came later, or the check of the parts has told it
    }
    if (read.isArray()) {
      return IntStream.range(0, read.size())
          .mapToObj(i -> missingNumber(read.get(i), written.path(i), path + "[]"))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return read.propertyNames().stream()
        .filter(key -> !LATER.contains(key))
        .map(
            key ->
                missingNumber(
                    read.get(key), written.path(key), path.isEmpty() ? key : path + "." + key))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> ofMany(Collection<?> many, String path) {
    return many.stream().flatMap(each -> missing(each, path + "[]").stream()).findFirst();
  }

  private static Optional<String> ofRecord(Record value, String path) {
    for (RecordComponent part : value.getClass().getRecordComponents()) {
      boolean needed =
          !Number.class.isAssignableFrom(part.getType()) && !MAY_BE_NULL.contains(part.getName());
      String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
      Object content = content(value, part);
      Optional<String> missing =
          content == null && !needed ? Optional.empty() : missing(content, name);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  private static Object content(Record value, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e); // an accessor of a record cannot fail
    }
  }
}
