package org.servletbench.harness.metrics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.InflaterInputStream;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.Distribution;

/**
 * Reads what HdrHistogram encoded (its compressed V2 format). The library's own reader visits each
 * of the 33,000 counts that an hour takes, several times; a second of a run fills some hundreds.
 */
final class EncodedHistogram {
  private static final int COMPRESSED = 0x1c849314;
  private static final int PLAIN = 0x1c849313;

  /** The significant digits of all our histograms. */
  private static final int DIGITS = 3;

  /** How many counts there are for each doubling of a value, with that many digits. */
  private static final int PER_DOUBLING = 1024;

  /** How many there are for all values of 63 bits. */
  private static final long PLACES = 54L * PER_DOUBLING;

  /** The bits of a number that one byte of the encoding holds, but for the ninth, which holds 8. */
  private static final int BITS = 7;

  private static final int LAST_BYTE_AT = 56;

  private EncodedHistogram() {}

  /**
   * Adds all that an encoded histogram counted.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static void addTo(Histogram sum, String encoded) {
    if (!add(sum, encoded)) {
      sum.add(new Distribution(0, 0, encoded).decode());
    }
  }

  /** Returns false, and adds nothing, for any other format: that one is left to the library. */
  private static boolean add(Histogram sum, String encoded) {
    try {
      ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
      if (whole.getInt() != COMPRESSED) {
        return false;
      }
      ByteBuffer plain = inflated(whole, whole.getInt());
      if (plain.getInt() != PLAIN) {
        return false;
      }
      int length = plain.getInt();
      boolean isOurs = plain.getInt() == 0 && plain.getInt() == DIGITS && plain.getLong() == 1;
      plain.getLong(); // the highest value that fits
      plain.getDouble(); // the ratio of a histogram of doubles
      if (isOurs) {
        addCounts(sum, plain.limit(plain.position() + length));
      }
      return isOurs;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("a histogram is damaged", e);
    }
  }

  private static ByteBuffer inflated(ByteBuffer of, int length) throws IOException {
    var compressed = new ByteArrayInputStream(of.array(), of.position(), length);
    return ByteBuffer.wrap(new InflaterInputStream(compressed).readAllBytes());
  }

  /** Each number is the next count, or, if negative, how many counts in a row are zero. */
  private static void addCounts(Histogram sum, ByteBuffer numbers) {
    long index = 0;
    while (numbers.hasRemaining()) {
      long number = number(numbers);
      if (number > 0) {
        sum.recordValueWithCount(value(Objects.checkIndex(index, PLACES)), number);
      }
      index += number < 0 ? -number : 1;
    }
  }

  /** Returns the lowest value that is counted at this place. */
  private static long value(long index) {
    int doubling = (int) (index / PER_DOUBLING) - 1;
    return doubling < 0 ? index : index % PER_DOUBLING + PER_DOUBLING << doubling;
  }

  /** Reads a signed number: the low bits first, zigzag. */
  private static long number(ByteBuffer bytes) {
    long zigzag = 0;
    for (int shift = 0; shift < LAST_BYTE_AT; shift += BITS) {
      byte next = bytes.get();
      zigzag |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return signed(zigzag);
      }
    }
    return signed(zigzag | (long) bytes.get() << LAST_BYTE_AT);
  }

  private static long signed(long zigzag) {
    return zigzag >>> 1 ^ -(zigzag & 1);
  }
}
