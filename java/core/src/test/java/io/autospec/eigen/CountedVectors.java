package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;

/**
 * A matrix whose blocks are counted: how many columns of n numbers live at once, idle ones of its
 * pool included. It expands polynomials by products, with three blocks of its own.
 */
final class CountedVectors implements LinearOperator {

  private final PreparedMatrix matrix;
  private final VectorPool pool = new VectorPool(this::newVector);
  private int alive;
  private int most;

  CountedVectors(PreparedMatrix matrix) {
    this.matrix = matrix;
  }

  SymmetricOperator operator() {
    return new SymmetricOperator(this, pool, matrix.normBound());
  }

  /** Returns the most columns that lived at once. */
  int most() {
    return most;
  }

  /** Returns the columns that live. */
  int alive() {
    return alive;
  }

  /** Frees the idle blocks. */
  void closePool() {
    pool.close();
  }

  @Override
  public int rows() {
    return matrix.rows();
  }

  @Override
  public int columns() {
    return matrix.columns();
  }

  @Override
  public Set<Property> properties() {
    return matrix.properties();
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    matrix.apply(plain(x), plain(y));
  }

  @Override
  public MultiVector newVector(int columns) {
    alive += columns;
    most = Math.max(most, alive);
    Counted handler = new Counted(matrix.newVector(columns));
    return (MultiVector)
        Proxy.newProxyInstance(
            MultiVector.class.getClassLoader(), new Class<?>[] {MultiVector.class}, handler);
  }

  private static MultiVector plain(Object block) {
    return ((Counted) Proxy.getInvocationHandler(block)).block;
  }

  /** Hands every call on to a block of the matrix' own, and hears of its end. */
  private final class Counted implements InvocationHandler {
    private final MultiVector block;
    private boolean closed;

    Counted(MultiVector block) {
      this.block = block;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getName().equals("close") && !closed) {
        closed = true;
        alive -= block.columns();
      }
      Object[] own =
          arguments == null
              ? null
              : Arrays.stream(arguments)
                  .map(x -> x instanceof MultiVector ? plain(x) : x)
                  .toArray();
      try {
        return method.invoke(block, own);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
