package io.autospec.network;

import io.autospec.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A safetensors file: eight bytes with the length of the header (little endian), a JSON header that
 * gives type, shape and place of every tensor beside a map of texts, then the tensors' bytes.
 *
 * <p>Format: github.com/huggingface/safetensors, "Format". Deviations: types F32 and F64 only; the
 * header is at most 1 MB and the file 256 MB. As the format asks, the tensors fill the rest of the
 * file without gap or overlap. Written in the order given, so that equal contents are equal bytes.
 *
 * <p>Immutable, but for the tensors' arrays, which are not copied.
 */
public final class SafeTensors {

  static final int MAX_HEADER = 1 << 20;
  private static final long MAX_FILE = 256L << 20;

  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /**
   * Gathers the contents of a file.
   *
   * @param metadata texts by name
   * @param tensors of distinct names
   * @throws IllegalArgumentException if two tensors share a name
   */
  public SafeTensors(Map<String, String> metadata, List<Tensor> tensors) {
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    for (Tensor tensor : tensors) {
      if (this.tensors.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("two tensors are named " + tensor.name());
      }
    }
  }

  /** Returns the texts by name, in the order of the file. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Returns the tensors, in the order of the file. */
  public List<Tensor> tensors() {
    return new ArrayList<>(tensors.values());
  }

  /** Returns the tensor of this name, or null. */
  public Tensor tensor(String name) {
    return tensors.get(name);
  }

  /**
   * Reads a file.
   *
   * @throws ModelFileException if it is not a safetensors file
   * @throws IOException if it cannot be read
   */
  public static SafeTensors read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ModelFileException(file.toString(), "is a directory: expected a model file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a file from a stream to its end.
   *
   * @param in is not closed
   * @param name what messages call the file
   */
  public static SafeTensors read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes((int) MAX_FILE + 1);
    if (bytes.length > MAX_FILE) {
      throw new ModelFileException(name, "is longer than " + MAX_FILE + " bytes: not a model");
    }
    if (bytes.length < Long.BYTES) {
      throw new ModelFileException(
          name, "ends after " + bytes.length + " bytes: expected a header length of 8 bytes");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = buffer.getLong();
    if (headerLength < 2 || headerLength > MAX_HEADER || headerLength > buffer.remaining()) {
      throw new ModelFileException(
          name,
          "header length is "
              + Long.toUnsignedString(headerLength)
              + ", the file has "
              + buffer.remaining()
              + " bytes after it: expected 2 to "
              + Math.min(MAX_HEADER, buffer.remaining()));
    }
    String text = new String(bytes, Long.BYTES, (int) headerLength, StandardCharsets.UTF_8);
    buffer.position(Long.BYTES + (int) headerLength);
    TensorHeader header = TensorHeader.parse(text, name);
    return new SafeTensors(header.metadata(), header.tensors(buffer.slice(), name));
  }

  /** Returns the bytes of the file; every tensor as F64. */
  public byte[] toBytes() {
    byte[] header = TensorHeader.format(metadata, tensors()).getBytes(StandardCharsets.UTF_8);
    int length = Long.BYTES + header.length;
    for (Tensor tensor : tensors.values()) {
      length = Math.addExact(length, Math.multiplyExact(Double.BYTES, tensor.values().length));
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(header.length).put(header);
    for (Tensor tensor : tensors.values()) {
      for (double value : tensor.values()) {
        buffer.putDouble(value);
      }
    }
    return buffer.array();
  }

  /**
   * Writes the file, complete or not at all.
   *
   * @throws IOException naming the file if it cannot be written
   */
  public void write(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    byte[] bytes = toBytes();
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
