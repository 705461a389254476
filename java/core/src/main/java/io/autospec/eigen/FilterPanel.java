package io.autospec.eigen;

import io.autospec.dense.IndexOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns that go through a filter together, to the highest of their degrees.
 *
 * @param columns of the block
 * @param degree of the filter
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one iteration
record FilterPanel(int[] columns, int degree) {

  /**
   * Divides a block into panels of neighbouring degrees, the lowest first, all of the same width:
   * that of the lowest fills itself up with columns that a later one filters again, further.
   *
   * @param degrees of the columns
   * @param most columns of a panel
   * @param affordable products: degrees are lowered until all panels take no more
   * @return no panel if not even degree 1 is affordable
   */
  static List<FilterPanel> of(int[] degrees, int most, long affordable) {
    int p = degrees.length;
    int[] order = IndexOrder.ascending(p, j -> degrees[j]);
    int width = Math.min(p, most);
    int filtered = (p + width - 1) / width * width;
    long highest = affordable / filtered;
    List<FilterPanel> panels = new ArrayList<>();
    if (highest < 1) {
      return panels;
    }
    for (int to = p % width == 0 ? width : p % width; to <= p; to += width) {
      int begin = Math.max(0, to - width);
      int[] columns = Arrays.copyOfRange(order, begin, begin + width);
      panels.add(new FilterPanel(columns, (int) Math.min(highest, degrees[columns[width - 1]])));
    }
    return panels;
  }

  long products() {
    return (long) degree * columns.length;
  }
}
