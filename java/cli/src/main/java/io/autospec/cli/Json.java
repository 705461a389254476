package io.autospec.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Records as JSON: one field per component, in order; a number that is not finite is null. */
final class Json {

  private static final TypeAdapter<Double> FINITE_OR_NULL =
      new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, Double value) throws IOException {
          if (value == null || !Double.isFinite(value)) {
            out.nullValue();
          } else {
            out.value(value);
          }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
          return in.nextDouble();
        }
      };

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeNulls()
          .setFieldNamingPolicy(FieldNamingPolicy.IDENTITY)
          .registerTypeAdapter(double.class, FINITE_OR_NULL)
          .registerTypeAdapter(Double.class, FINITE_OR_NULL)
          .create();

  private Json() {}

  /** Returns the JSON text of a record. */
  static String text(Object value) {
    return GSON.toJson(value);
  }
}
