package io.autospec.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The JSON header of a safetensors file. {@code {"__metadata__": {name: text, …}, name: {"dtype":
 * "F64", "shape": [2, 3], "data_offsets": [0, 48]}, …}}
 *
 * @param metadata texts by name
 * @param entries where each tensor lies, in the order of the header
 */
record TensorHeader(Map<String, String> metadata, List<Entry> entries) {

  private static final String METADATA = "__metadata__";
  private static final String TYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";

  /** A tensor's place, from {@code begin} to before {@code end} of the bytes after the header. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  record Entry(String name, int bytesPerValue, int[] shape, long begin, long end) {}

  static TensorHeader parse(String text, String file) throws ModelFileException {
    try {
      return parse(new JsonReader(text));
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(file, "header: " + e.getMessage());
    }
  }

  private static TensorHeader parse(JsonReader json) {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    json.object(
        name -> {
          if (name.equals(METADATA)) {
            json.object(key -> metadata.put(key, json.string()));
          } else {
            entries.put(name, entry(name, json));
          }
        });
    json.end();
    return new TensorHeader(metadata, new ArrayList<>(entries.values()));
  }

  private static Entry entry(String name, JsonReader json) {
    Map<String, Object> fields = new LinkedHashMap<>();
    json.object(
        key ->
            fields.put(
                key,
                switch (key) {
                  case TYPE -> json.string();
                  case SHAPE, OFFSETS -> json.wholeNumbers();
                  default ->
                      throw new IllegalArgumentException(
                          "tensor "
                              + JsonReader.quoted(name)
                              + " has a field "
                              + JsonReader.quoted(key)
                              + ": expected dtype, shape, data_offsets");
                }));
    if (fields.size() != 3) {
      throw new IllegalArgumentException(
          "tensor " + JsonReader.quoted(name) + " lacks one of dtype, shape and data_offsets");
    }
    long[] offsets = (long[]) Objects.requireNonNull(fields.get(OFFSETS));
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw new IllegalArgumentException(
          "tensor "
              + JsonReader.quoted(name)
              + " lies at "
              + Arrays.toString(offsets)
              + ": expected begin and end");
    }
    int bytes = bytesPerValue(name, (String) Objects.requireNonNull(fields.get(TYPE)));
    long[] extents = (long[]) Objects.requireNonNull(fields.get(SHAPE));
    return new Entry(
        name, bytes, shape(name, extents, bytes, offsets[1] - offsets[0]), offsets[0], offsets[1]);
  }

  private static int bytesPerValue(String name, String type) {
    return switch (type) {
      case "F64" -> Double.BYTES;
      case "F32" -> Float.BYTES;
      default ->
          throw new IllegalArgumentException(
              "tensor "
                  + JsonReader.quoted(name)
                  + " is of type "
                  + JsonReader.quoted(type)
                  + ": expected F32 or F64");
    };
  }

  private static int[] shape(String name, long[] extents, int bytesPerValue, long length) {
    int[] shape = new int[extents.length];
    long expected = bytesPerValue;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = (int) Math.min(Integer.MAX_VALUE, extents[i]);
      boolean overflows = extents[i] > 0 && expected > Long.MAX_VALUE / extents[i];
      expected = overflows ? Long.MAX_VALUE : expected * extents[i];
    }
    if (expected != length) {
      throw new IllegalArgumentException(
          "tensor "
              + JsonReader.quoted(name)
              + " of shape "
              + Arrays.toString(extents)
              + " has "
              + length
              + " bytes: expected "
              + expected);
    }
    return shape;
  }

  /** Reads the tensors, which must fill {@code data} in order. */
  List<Tensor> tensors(ByteBuffer data, String file) throws ModelFileException {
    data.order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(
        (p, q) ->
            Long.compare(p.begin, q.begin) != 0
                ? Long.compare(p.begin, q.begin)
                : Long.compare(p.end, q.end));
    List<Tensor> tensors = new ArrayList<>();
    long at = 0;
    for (Entry entry : ordered) {
      if (entry.begin != at || entry.end > data.capacity()) {
        throw new ModelFileException(
            file,
            "tensor "
                + JsonReader.quoted(entry.name)
                + " lies at ["
                + entry.begin
                + ", "
                + entry.end
                + ") of "
                + data.capacity()
                + " bytes: expected it to begin at "
                + at);
      }
      at = entry.end;
      tensors.add(new Tensor(entry.name, entry.shape, values(data, entry)));
    }
    if (at != data.capacity()) {
      throw new ModelFileException(
          file, "has " + (data.capacity() - at) + " bytes behind its last tensor");
    }
    return tensors;
  }

  private static double[] values(ByteBuffer data, Entry entry) {
    double[] values = new double[(int) ((entry.end - entry.begin) / entry.bytesPerValue)];
    for (int i = 0; i < values.length; i++) {
      int at = (int) entry.begin + i * entry.bytesPerValue;
      values[i] = entry.bytesPerValue == Double.BYTES ? data.getDouble(at) : data.getFloat(at);
    }
    return values;
  }

  /** Returns the header's text, padded by spaces so that the tensors begin at a multiple of 8. */
  static String format(Map<String, String> metadata, List<Tensor> tensors) {
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      json.append('"').append(METADATA).append("\":{");
      metadata.forEach(
          (name, text) -> {
            JsonReader.quote(name, json);
            JsonReader.quote(text, json.append(':'));
            json.append(',');
          });
      json.setCharAt(json.length() - 1, '}');
      json.append(',');
    }
    long at = 0;
    for (Tensor tensor : tensors) {
      long end = at + (long) Double.BYTES * tensor.values().length;
      JsonReader.quote(tensor.name(), json);
      json.append(":{\"dtype\":\"F64\",\"shape\":")
          .append(Arrays.toString(tensor.shape()).replace(" ", ""))
          .append(",\"data_offsets\":[")
          .append(at)
          .append(',')
          .append(end)
          .append("]},");
      at = end;
    }
    if (json.length() > 1) {
      json.setLength(json.length() - 1);
    }
    json.append('}');
    int length = json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    json.append(" ".repeat(-length & 7));
    return json.toString();
  }
}
