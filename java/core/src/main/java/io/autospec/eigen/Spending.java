package io.autospec.eigen;

/** Products and reductions spent by a run, and the limit of the products. */
final class Spending {

  private final long limit;
  private long applications;
  private long reductions;

  Spending(long limit) {
    this.limit = limit;
  }

  void add(long products, long sums) {
    applications += products;
    reductions += sums;
  }

  boolean exceedsWith(long products) {
    return applications + products > limit;
  }

  long applications() {
    return applications;
  }

  long reductions() {
    return reductions;
  }
}
