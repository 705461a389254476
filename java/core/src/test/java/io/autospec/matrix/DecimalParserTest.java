package io.autospec.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {

  private final DecimalParser parser = new DecimalParser();

  private int parse(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    return parser.parse(Arrays.copyOf(ascii, ascii.length + 1 + DigitBlock.BYTES), 0);
  }

  private void assertExact(String text) {
    assertThat(parse(text)).as(text).isEqualTo(text.length());
    long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
    if (Double.doubleToRawLongBits(parser.value()) != expected) {
      assertThat(parser.value()).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  /** A decimal of 1 to 25 digits, with the point anywhere and most often a moderate exponent. */
  static String randomDecimal(Random random) {
    StringBuilder text = new StringBuilder();
    text.append(random.nextInt(3) == 0 ? "-" : random.nextInt(5) == 0 ? "+" : "");
    int digits = 1 + random.nextInt(random.nextInt(4) == 0 ? 25 : 18);
    int point = random.nextInt(digits + 1);
    for (int i = 0; i < digits; i++) {
      text.append(i == point ? "." : "").append((char) ('0' + random.nextInt(10)));
    }
    text.append(point == digits && random.nextBoolean() ? "." : "");
    if (random.nextInt(3) > 0) {
      int range = random.nextInt(10) == 0 ? 330 : 40;
      text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(2 * range + 1) - range);
    }
    return text.toString();
  }

  @Test
  void randomDecimalsAreRoundedAsTheLibraryRoundsThem() {
    Random random = new Random(20260101);
    for (int i = 0; i < 100_000; i++) {
      assertExact(randomDecimal(random));
    }
  }

  @Test
  void randomDoublesPrintedInManyWaysAreReadExactly() {
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertExact(Double.toString(value));
        double moderate = random.nextGaussian() * StrictMath.pow(10, random.nextInt(30) - 15);
        assertExact(Double.toString(moderate));
        if (i % 10 == 0) {
          assertExact(String.format(Locale.ROOT, "%.16e", moderate));
          assertExact(String.format(Locale.ROOT, "%.20e", moderate));
          assertExact(String.format(Locale.ROOT, "%.8f", moderate));
        }
      }
    }
  }

  @Test
  void decimalsHalfwayBetweenTwoDoublesGoToTheEvenOne() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      // an odd number of 54 bits, times 2^e, lies exactly between two doubles
      BigInteger odd = BigInteger.valueOf((random.nextLong() >>> 10) | (1L << 53) | 1);
      int e = random.nextInt(60) - 30;
      BigDecimal halfway =
          e < 0
              ? new BigDecimal(odd).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-e)))
              : new BigDecimal(odd.shiftLeft(e));
      assertExact(halfway.toString());
      assertExact(halfway.add(halfway.ulp()).toString());
      assertExact(halfway.subtract(halfway.ulp()).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.0e10",
        "0e999999",
        "1",
        "1.",
        ".5",
        "-.5e1",
        "00001",
        "000.000001",
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "9007199254740993.0",
        "9223372036854775807",
        "9223372036854775808",
        "9999999999999999999",
        "18446744073709551615",
        "18446744073709551616",
        "1e22",
        "1e23",
        "8.5e22",
        "123456789012345678901234567890",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1e-400",
        "1e-99999999999999999999",
        "1e128",
        "1e129",
        "1e-128",
        "1e-129",
        "7.2057594037927933e16",
        "0.000000000000000000000000000001234567890123456789",
        "1.00000000000000011102230246251565",
        "1.00000000000000011102230246251565404",
        "12345678",
        "123456789",
        "0.12345678",
        "1e+5",
        "6631236846766476e-1",
        "3.2378839133029012895883524125015321748630094e+306"
      })
  void namedDecimalsAreRoundedAsTheLibraryRoundsThem(String text) {
    assertExact(text);
  }

  @Test
  void exponentsOfFortranAreUnderstood() {
    assertThat(parse("1.5D+3")).isEqualTo(6);
    assertThat(parser.value()).isEqualTo(1500);
    assertThat(parse("-2.5d-1")).isEqualTo(7);
    assertThat(parser.value()).isEqualTo(-0.25);
    assertThat(parse("1.2345678901234567890123456789D200")).isEqualTo(34);
    assertThat(parser.value()).isEqualTo(Double.parseDouble("1.2345678901234567890123456789e200"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e309", "-1e309", "1.7976931348623159e308", "9e999999999999"})
  void numbersBeyondTheLargestDoubleAreInfinite(String text) {
    assertThat(parse(text)).isEqualTo(text.length());
    assertThat(parser.value()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "+", ".", "-.", "e5", ".e5", "nan", "Infinity", "1e", "1e+", "--1"})
  void whatIsNoNumberIsRefused(String text) {
    assertThat(parse(text)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5f", "0x10", "1_000", "1,5", "1e5.0", "1..2"})
  void theNumberEndsWhereItStops(String text) {
    assertThat(parse(text)).isBetween(1, text.length() - 1);
  }

  @Test
  void onlyNumbersWithoutPointAndExponentAreWhole() {
    for (String whole : new String[] {"1", "-7", "123456789012"}) {
      assertThat(parse(whole)).isPositive();
      assertThat(parser.isWhole()).as(whole).isTrue();
    }
    for (String broken : new String[] {"1.", "1.0", "1e3", ".5"}) {
      assertThat(parse(broken)).isPositive();
      assertThat(parser.isWhole()).as(broken).isFalse();
    }
  }

  @Test
  @Tag("heavy")
  void tenMillionDecimalsAreRoundedAsTheLibraryRoundsThem() {
    Random random = new Random(99);
    for (int i = 0; i < 10_000_000; i++) {
      assertExact(randomDecimal(random));
    }
  }
}
