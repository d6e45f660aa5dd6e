package chaoscast.core.parallel;

import chaoscast.core.Requirements;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BinaryOperator;

/// Sums that do not depend on who adds up what: the pieces 0 … n − 1 are the leaves of one binary tree,
///
///     T(n) = T(p) + T(n − p),   p the greatest power of two below n
///
/// so that rounding errors, which depend on the order of additions, are the same for any number of workers. A block of
/// 2ᵏ pieces that begins at a multiple of 2ᵏ is a subtree whole; the sums of such blocks are added up by the tree of
/// the blocks, and give the same bits.
///
///     var tree = new MergeTree<Double>(Double::sum);
///     for (double piece : pieces) {
///       tree.add(piece);
///     }
///     double sum = tree.sum();
///
/// Of n pieces as many sums are kept as n has binary digits that are 1. Not thread-safe.
///
/// Source: J. Demmel, H. D. Nguyen, Parallel reproducible summation, IEEE Trans. Comput. 64 (2015) 2060–2070,
/// doi:10.1109/TC.2014.2345391 (why the tree must be fixed).
///
/// @param <T> of a piece
public final class MergeTree<T> {
  private final BinaryOperator<T> merge;
  /// The last is on top.
  private final Deque<Subtree<T>> open = new ArrayDeque<>();

  private record Subtree<T>(long pieces, T sum) {}

  /// @param merge of the sum of earlier pieces, which it may change and return, and that of later ones
  public MergeTree(BinaryOperator<T> merge) {
    this.merge = merge;
  }

  /// @param count   number of pieces, ≥ 1
  /// @param workers that share them, ≥ 1
  /// @return 2ᵏ ≥ 1 pieces to a block, such that each worker has four blocks at least where there are as many
  public static int block(int count, int workers) {
    Requirements.requireAtLeast("workers", 1, workers);
    return Math.max(1, Integer.highestOneBit((int) (count / (4L * workers))));
  }

  /// @param piece the next
  public void add(T piece) {
    var added = new Subtree<>(1, piece);
    while (!open.isEmpty() && open.peek().pieces() == added.pieces()) {
      added = merged(open.pop(), added);
    }
    open.push(added);
  }

  /// @return the sum of all pieces, of which there is one at least; the tree is empty then
  public T sum() {
    Subtree<T> all = open.pop();
    while (!open.isEmpty()) {
      all = merged(open.pop(), all);
    }
    return all.sum();
  }

  private Subtree<T> merged(Subtree<T> earlier, Subtree<T> later) {
    return new Subtree<>(
        earlier.pieces() + later.pieces(), merge.apply(earlier.sum(), later.sum()));
  }
}
