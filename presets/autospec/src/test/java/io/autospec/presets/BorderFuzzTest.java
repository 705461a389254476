package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.presets.jni.Autospec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Seeded random calls on the generated bindings, with good, closed, confused and invented handles
 * and sizes: each returns a status of the header, and nothing is left in the end.
 */
class BorderFuzzTest {

  private final List<Long> handles = new ArrayList<>();
  private Random random;

  @Test
  void twentyThousandCalls() {
    fuzz(20_000, 1);
  }

  @Test
  @Tag("heavy")
  void aMillionCalls() {
    fuzz(1_000_000, 2);
  }

  private void fuzz(int calls, long seed) {
    random = new Random(seed);
    long before = Autospec.autospec_live_objects();
    int[] seen = new int[5];
    for (int i = 0; i < calls; i++) {
      int status = call();
      assertThat(status).isBetween(Autospec.AUTOSPEC_OK, Autospec.AUTOSPEC_NOT_POSITIVE);
      seen[status]++;
      if (status != Autospec.AUTOSPEC_OK) {
        assertThat(Autospec.autospec_last_error().getString()).isNotEmpty();
      }
    }
    handles.forEach(Autospec::autospec_close);
    assertThat(Autospec.autospec_live_objects()).isLessThanOrEqualTo(before);
    assertThat(seen[Autospec.AUTOSPEC_OK]).isGreaterThan(calls / 20);
    assertThat(seen[Autospec.AUTOSPEC_INVALID_ARGUMENT]).isPositive();
    assertThat(seen[Autospec.AUTOSPEC_CLOSED]).isPositive();
    assertThat(seen[Autospec.AUTOSPEC_NOT_POSITIVE]).isPositive();
  }

  private long handle() {
    return switch (random.nextInt(24)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextInt();
      default -> handles.isEmpty() ? 0 : handles.get(random.nextInt(handles.size()));
    };
  }

  private int keep(int status, long[] out) {
    if (status == Autospec.AUTOSPEC_OK && out[0] != 0) {
      handles.add(out[0]);
      if (handles.size() > 30) {
        Autospec.autospec_close(handles.remove(0));
      } else if (random.nextInt(9) == 0) {
        Autospec.autospec_close(handles.get(random.nextInt(handles.size())));
      }
    }
    return status;
  }

  private int prepare() {
    int rows = random.nextInt(5);
    int columns = random.nextInt(4) == 0 ? random.nextInt(5) : rows;
    int[] pointers = new int[rows + 1];
    int[] indices = new int[rows * columns];
    double[] values = new double[rows * columns];
    int at = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (i == j || random.nextBoolean()) {
          indices[at] = random.nextInt(300) == 0 ? random.nextInt() : j;
          values[at++] = random.nextInt(300) == 0 ? Double.NaN : i == j ? 2 : -0.5;
        }
      }
      pointers[i + 1] = at;
    }
    if (at > 0 && random.nextInt(20) == 0) {
      values[random.nextInt(at)] = -3;
    }
    long[] out = new long[1];
    int scaling = random.nextInt(3);
    int precision = random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(4);
    int storage = random.nextInt(4);
    int status =
        random.nextBoolean()
            ? Autospec.autospec_prepare32(
                rows, columns, pointers, indices, values, scaling, precision, storage, out)
            : Autospec.autospec_prepare(
                rows,
                columns,
                widened(pointers),
                indices,
                values,
                scaling,
                precision,
                storage,
                out);
    return keep(status, out);
  }

  private static long[] widened(int[] pointers) {
    long[] wide = new long[pointers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = pointers[i];
    }
    return wide;
  }

  private int expand() {
    int steps = random.nextInt(4);
    int outputs = 1 + random.nextInt(2);
    double[] p = new double[4 * steps + outputs * (steps + 1)];
    for (int i = 0; i < p.length; i++) {
      p[i] = random.nextInt(3) - 1;
    }
    long length = random.nextInt(20) == 0 ? random.nextInt() : p.length;
    return Autospec.autospec_expand(
        handle(), handle(), steps, outputs, p, length, handle(), handle(), handle());
  }

  private int openBlock() {
    long[] out = new long[1];
    boolean wild = random.nextInt(20) == 0;
    long rows = wild ? -random.nextInt(9) : random.nextInt(5);
    return keep(Autospec.autospec_block_open(rows, random.nextInt(4), out), out);
  }

  private int openPool() {
    long[] out = new long[1];
    int threads = random.nextInt(5) == 0 ? random.nextInt(3) - 2 : 1 + random.nextInt(3);
    return keep(Autospec.autospec_pool_open(threads, out), out);
  }

  private int call() {
    double[] numbers = new double[64];
    long[] whole = new long[1];
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> openBlock();
      case 3, 22 -> random.nextInt(3) == 0 ? openPool() : prepare();
      case 4, 5 -> expand();
      case 6 ->
          Autospec.autospec_apply(
              handle(), handle(), handle(), handle(), random.nextBoolean() ? null : numbers);
      case 7 -> Autospec.autospec_write(handle(), numbers, random.nextInt(20));
      case 8 ->
          Autospec.autospec_read(
              handle(), random.nextInt(9) == 0 ? null : numbers, random.nextInt(20));
      case 9 -> Autospec.autospec_fill(handle(), handle(), 0.5);
      case 10 -> Autospec.autospec_assign(handle(), handle(), handle());
      case 11 -> Autospec.autospec_scale_rows(handle(), handle(), handle());
      case 12 -> Autospec.autospec_axpby(handle(), 0.5, handle(), 0.5, handle());
      case 13 -> Autospec.autospec_dot(handle(), handle(), handle(), numbers);
      case 14 -> Autospec.autospec_dot_pair(handle(), handle(), handle(), handle(), numbers);
      case 15 ->
          Autospec.autospec_descend(
              handle(),
              0.5,
              handle(),
              handle(),
              handle(),
              handle(),
              random.nextBoolean() ? 0 : handle(),
              random.nextBoolean() ? null : numbers);
      case 16 -> keep(Autospec.autospec_matrix_scale(handle(), whole), whole);
      case 17 ->
          random.nextBoolean()
              ? Autospec.autospec_matrix_bytes(handle(), whole)
              : Autospec.autospec_matrix_steps_per_pass(
                  handle(), handle(), random.nextInt(9) - 1, random.nextInt(4), new int[1]);
      case 18 ->
          Autospec.autospec_axpby_columns(
              handle(), random.nextInt(9) == 0 ? null : numbers, handle(), numbers, handle());
      case 19 ->
          Autospec.autospec_copy_columns(
              handle(),
              handle(),
              new int[] {random.nextInt(3) - 1, random.nextInt(2)},
              handle(),
              new int[] {random.nextInt(2), random.nextInt(3) - 1},
              random.nextInt(4) - 1);
      case 20 -> Autospec.autospec_gram(handle(), handle(), handle(), numbers);
      case 21 -> Autospec.autospec_combine(handle(), handle(), numbers, 0.5, handle());
      default -> Autospec.autospec_matrix_norm_bound(handle(), numbers);
    };
  }
}
