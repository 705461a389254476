package io.autospec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {

  private static final String DATA_16 = "0123456789abcdef";

  @TempDir Path folder;

  private static ModelFile model() {
    Map<String, Network> networks = new LinkedHashMap<>();
    networks.put("embedding", Network.zeroHead(new int[] {3, 8, 4}, 1));
    networks.put("head", Network.zeroHead(new int[] {4, 5, 6, 2}, 2));
    return new ModelFile("solve", Map.of("note", "a \"quoted\" \\ text\n, λ"), networks);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("model.safetensors");
    model().write(file);
    ModelFile read = ModelFile.read(file);
    assertThat(read.task()).isEqualTo("solve");
    assertThat(read.metadata()).isEqualTo(model().metadata());
    assertThat(read.networks().keySet()).containsExactly("embedding", "head");
    assertThat(read.network("head", 4, 2, "f").parameters())
        .isEqualTo(model().networks().get("head").parameters());
    assertThat(read.toBytes()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void tensorsBeginAtAMultipleOfEight() {
    assertThat(ByteBuffer.wrap(model().toBytes()).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
        .isZero();
  }

  @Test
  void singlePrecisionIsReadToo() throws IOException {
    byte[] bytes =
        file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", new byte[8]);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, 1.5f);
    assertThat(SafeTensors.read(new ByteArrayInputStream(bytes), "f").tensor("a").values())
        .containsExactly(0, 1.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} x|text behind the last brace",
        "[]|no '{'",
        "{\"a\":3}|no '{'",
        "{\"a\":{\"dtype\":\"F64\"}}|lacks one of",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]},"
            + "\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}}|a second time",
        "{\"a\":{\"dtype\":\"BF16\",\"shape\":[8],\"data_offsets\":[0,16]}}|expected F32 or F64",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[0,16]}}|expected 24",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[16,0]}}|begin and end",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[8,24]}}|begin at 0",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}|8 bytes behind",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}}|begin at 8",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[0,24]}}|of 16 bytes",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[4294967296,4294967296],"
            + "\"data_offsets\":[0,16]}}|expected 9223372036854775807",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[9223372036854775808],"
            + "\"data_offsets\":[0,16]}}|beyond 2^63 - 1",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[-1],\"data_offsets\":[0,16]}}|no whole number",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1.5],\"data_offsets\":[0,16]}}|no ']'",
        "{\"a|no end of a string",
        "{\"\\q\":1}|unknown escape",
        "{\"__metadata__\":{\"task\":1}}|no '\"'",
      })
  void wrongHeadersAreRefused(String header, String expected) {
    assertThatThrownBy(() -> read(file(header, DATA_16.getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith("f: ")
        .hasMessageContaining(expected);
  }

  @Test
  void headerLengthsThatLieAreRefused() {
    for (long length : new long[] {0, 1, 25, 1L << 20, Integer.MAX_VALUE, Long.MAX_VALUE, -1}) {
      byte[] bytes = file("{}", new byte[16]);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
      assertThatThrownBy(() -> read(bytes)).hasMessageContaining("header length is");
    }
  }

  @Test
  void wrongModelsAreRefused() {
    refuse("{}", "format_version is missing");
    refuse("{\"__metadata__\":{\"format_version\":\"2\",\"task\":\"solve\"}}", "is '2'");
    refuse("{\"__metadata__\":{\"format_version\":\"1\"}}", "names no task");
    String start = "{\"__metadata__\":{\"format_version\":\"1\",\"task\":\"solve\"},";
    refuse(start + tensor("a", "[2]", 0, 16) + "}", "belongs to no network");
    refuse(start + tensor("a.0.weight", "[1,2]", 0, 16) + "}", "lacks a bias");
    refuse(
        start + tensor("a.0.weight", "[1,1]", 0, 8) + "," + tensor("a.1.bias", "[1]", 8, 16) + "}",
        "a bias per output");
    refuse(
        start + tensor("a.0.weight", "[1]", 0, 8) + "," + tensor("a.0.bias", "[1]", 8, 16) + "}",
        "a bias per output");
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() throws IOException {
    byte[] bytes = model().toBytes();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(bytes.length - 8, Double.NaN);
    assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(bytes), "f"))
        .hasMessageContaining("'head': parameter")
        .hasMessageContaining("is NaN");
  }

  @Test
  void networksOfOtherEndsAreRefused() {
    assertThatThrownBy(() -> model().network("head", 4, 3, "f"))
        .hasMessageContaining("4 inputs and 2 outputs: expected 4 and 3");
    assertThatThrownBy(() -> model().network("tail", 4, 2, "f"))
        .hasMessageContaining("has no network tail but [embedding, head]");
  }

  @Test
  void truncatedFilesAreRefused() {
    byte[] bytes = model().toBytes();
    for (int length = 0; length < bytes.length; length += 1 + length / 50) {
      byte[] truncated = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(truncated), "f"))
          .isInstanceOf(ModelFileException.class);
    }
  }

  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    mutate(2_000);
  }

  @Test
  @Tag("heavy")
  void manyMutatedFilesAreReadOrRefused() throws IOException {
    mutate(100_000);
  }

  /** Anything but a model or the one exception is a defect. */
  private static void mutate(int files) throws IOException {
    byte[] bytes = model().toBytes();
    int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() + 8;
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < files; i++) {
      byte[] mutated = bytes.clone();
      int changes = 1 + random.nextInt(4);
      for (int j = 0; j < changes; j++) {
        int end = random.nextInt(4) > 0 ? header : bytes.length;
        mutated[random.nextInt(end)] =
            random.nextBoolean()
                ? (byte) random.nextInt()
                : (byte) "0123456789,:{}[]\"".charAt(random.nextInt(17));
      }
      try {
        ModelFile.read(new ByteArrayInputStream(mutated), "f");
      } catch (ModelFileException e) {
        assertThat(e.getMessage()).startsWith("f: ").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(files / 2);
  }

  private static void refuse(String header, String expected) {
    assertThatThrownBy(
            () ->
                ModelFile.read(
                    new ByteArrayInputStream(
                        file(header, header.contains("dtype") ? new byte[16] : new byte[0])),
                    "f"))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(expected);
  }

  private static String tensor(String name, String shape, int begin, int end) {
    return String.format(
        "\"%s\":{\"dtype\":\"F64\",\"shape\":%s,\"data_offsets\":[%d,%d]}",
        name, shape, begin, end);
  }

  private static byte[] file(String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .put(data)
        .array();
  }

  private static void read(byte[] bytes) throws IOException {
    SafeTensors.read(new ByteArrayInputStream(bytes), "f");
  }
}
