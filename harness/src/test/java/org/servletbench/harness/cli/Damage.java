package org.servletbench.harness.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * One way to damage a file.
 *
 * @param harmless whether every figure must survive it
 */
record Damage(String name, boolean harmless, Way way) {
  interface Way {
    void apply(Path file, Random random) throws IOException;
  }

  /** All ways that make sense for a file of that name. */
  static List<Damage> of(String file) {
    List<Damage> all = new ArrayList<>();
    text(all, "empty", (text, random) -> "");
    text(
        all,
        "cut in the first line",
        (text, random) -> text.substring(0, Math.min(7, text.length())));
    text(
        all,
        "cut at a line",
        (text, random) -> text.substring(0, text.indexOf('\n', text.length() * 2 / 3) + 1));
    text(all, "cut in a line", (text, random) -> text.substring(0, text.length() / 3));
    text(all, "cut before its last byte", (text, random) -> text.substring(0, text.length() - 1));
    text(
        all,
        "an escape sequence inside",
        (text, random) -> insert(text, random, "\u001b]0;evil\u0007\u001b[31m\u202e"));
    text(all, "a quote inside", (text, random) -> insert(text, random, "\""));
    for (String number :
        List.of("NaN", "Infinity", "-1", "1000000000000000000", "1e9", "9".repeat(400))) {
      text(
          all,
          number.substring(0, Math.min(20, number.length())) + " for a number",
          (text, random) -> replaceNumber(text, random, number));
    }
    bytes(all, "binary", (bytes, random) -> random(random, 5000));
    bytes(all, "binary inside", (bytes, random) -> patch(bytes, random(random, 300)));
    all.add(new Damage("removed", false, (path, random) -> Files.delete(path)));
    all.add(new Damage("a folder in its place", false, Damage::folder));
    all.add(
        new Damage(
            "compressed, and cut",
            false,
            (path, random) -> compress(path, packed -> Arrays.copyOf(packed, packed.length / 2))));
    all.add(
        new Damage(
            "compressed, and a byte changed",
            false,
            (path, random) -> compress(path, packed -> patch(packed, new byte[] {42}))));
    all.add(
        new Damage(
            "compressed, but not by gzip",
            false,
            (path, random) -> compress(path, packed -> random(random, 100))));
    all.add(new Damage("compressed", true, (path, random) -> compress(path, packed -> packed)));
    textual(all, "with a mark of order", (text, random) -> "\uFEFF" + text);
    textual(all, "with line ends of Windows", (text, random) -> text.replace("\n", "\r\n"));
    if (file.endsWith("readings.csv") || file.endsWith("seconds.csv") || file.endsWith(".jtl")) {
      text(all, "without its header", (text, random) -> text.substring(text.indexOf('\n') + 1));
      text(
          all,
          "a row too short",
          (text, random) -> text.replaceFirst("(?s)(.{2000}[^\n]*\n)[^,]*,", "$1"));
      textual(
          all,
          "with one more column",
          (text, random) -> rows(text, (cells, i) -> cells.add(i == 0 ? "more" : "7")));
      textual(
          all,
          "with two columns swapped",
          (text, random) -> rows(text, (cells, i) -> cells.add(1, cells.removeFirst())));
      text(
          all, "without a column", (text, random) -> rows(text, (cells, i) -> cells.removeFirst()));
    }
    return all;
  }

  private interface Edit {
    String apply(String text, Random random);
  }

  private interface Bytes {
    byte[] apply(byte[] bytes, Random random);
  }

  private interface Pack {
    byte[] apply(byte[] packed);
  }

  private interface Row {
    void edit(List<String> cells, int row);
  }

  private static void text(List<Damage> all, String name, Edit edit) {
    all.add(
        new Damage(
            name,
            false,
            (path, random) -> Files.writeString(path, edit.apply(Files.readString(path), random))));
  }

  private static void textual(List<Damage> all, String name, Edit edit) {
    all.add(
        new Damage(
            name,
            true,
            (path, random) -> Files.writeString(path, edit.apply(Files.readString(path), random))));
  }

  private static void bytes(List<Damage> all, String name, Bytes edit) {
    all.add(
        new Damage(
            name,
            false,
            (path, random) -> Files.write(path, edit.apply(Files.readAllBytes(path), random))));
  }

  private static void folder(Path path, Random random) throws IOException {
    Files.delete(path);
    Files.createDirectory(path);
  }

  private static void compress(Path path, Pack pack) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(path));
    }
    Files.delete(path);
    Files.write(path.resolveSibling(path.getFileName() + ".gz"), pack.apply(packed.toByteArray()));
  }

  private static String insert(String text, Random random, String more) {
    int at = text.length() / 4 + random.nextInt(Math.max(1, text.length() / 2));
    return text.substring(0, at) + more + text.substring(at);
  }

  private static String replaceNumber(String text, Random random, String number) {
    List<int[]> places = new ArrayList<>();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("(?<![\\w.+/-])[0-9]+(\\.[0-9]+)?(?![\\w.+/-])")
            .matcher(text);
    while (matcher.find()) {
      places.add(new int[] {matcher.start(), matcher.end()});
    }
    if (places.isEmpty()) {
      return text;
    }
    int[] place = places.get(random.nextInt(places.size()));
    return text.substring(0, place[0]) + number + text.substring(place[1]);
  }

  private static String rows(String text, Row edit) {
    List<String> lines = text.lines().toList();
    List<String> edited = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = new ArrayList<>(List.of(lines.get(i).split(",", -1)));
      edit.edit(cells, i);
      edited.add(String.join(",", cells));
    }
    return edited.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static byte[] patch(byte[] bytes, byte[] patch) {
    byte[] patched = bytes.clone();
    int at = bytes.length / 2;
    System.arraycopy(patch, 0, patched, at, Math.min(patch.length, bytes.length - at));
    return patched;
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  static String utf8(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
