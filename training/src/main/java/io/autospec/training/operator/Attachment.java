package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * Laplacians of social networks in kind: communities, in which a new vertex joins an end of an
 * earlier edge, the more often the more edges it has, and then neighbours of that one (Holme and
 * Kim, "Growing scale-free networks with tunable clustering", Phys. Rev. E 65 (2002),
 * doi:10.1103/PhysRevE.65.026107). Some of its edges lead to other communities.
 *
 * @param edges the range of the mean of the edges of a new vertex, by its logarithm; their number
 *     is drawn as exponential, so that many have one
 * @param triads the range of the share of them that close a triangle
 * @param communities the range of the number of communities, by its logarithm
 * @param between the range of the share of edges to other communities, by its logarithm
 */
record Attachment(Range edges, Range triads, Range communities, Range between)
    implements OperatorDistribution {

  /** Edges this near in the order of their making are likely to share a vertex. */
  private static final int NEAR = 4;

  @Override
  public String name() {
    return "attachment";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    double mean = edges.logUniform(random);
    double share = triads.uniform(random);
    int size = (int) Math.max(8, n / communities.logUniform(random));
    double away = between.logUniform(random);
    Edges drawn = new Edges(n);
    int own = 0; // the first edge of this community
    for (int i = 1; i < n; i++) {
      own = i % size == 0 ? drawn.size() : own;
      int count = (int) Math.max(1, mean * -StrictMath.log(1 - random.nextDouble()));
      int known = drawn.size();
      int last = -1;
      for (int e = 0; e < count; e++) {
        int from = random.nextDouble() < away ? 0 : own;
        if (from == known) {
          drawn.add(i, i - 1, 1);
        } else {
          boolean near = last >= from && random.nextDouble() < share;
          int edge =
              near
                  ? Math.max(from, Math.min(known - 1, last + random.nextInt(2 * NEAR + 1) - NEAR))
                  : from + random.nextInt(known - from);
          drawn.add(i, random.nextBoolean() ? drawn.from(edge) : drawn.to(edge), 1);
          last = edge;
        }
      }
    }
    return drawn.grounded(random);
  }
}
