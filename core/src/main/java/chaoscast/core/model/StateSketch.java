package chaoscast.core.model;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/// A small sample of states that finds them again in any file, wherever they stand there.
///
/// Every stretch of successive states has a hash of 64 bits; the sample keeps the stretches of the smallest
/// hashes. The same stretch has the same hash everywhere, so a file that holds a share s of the states holds
/// about s of the sample. A stretch is long enough to have sixteen values at least, so that it does not
/// recur by chance in data of few digits; a stretch of equal states counts nowhere.
///
/// Source: A. Z. Broder, On the resemblance and containment of documents, Proc. Compression and Complexity
/// of Sequences (1997) 21–29, doi:10.1109/SEQUEN.1997.666900.
///
/// @param hashes the smallest, ascending, at most [#SIZE]
public record StateSketch(List<Long> hashes) {
  /// Stretches that are kept.
  public static final int SIZE = 128;

  /// Nothing is known.
  public static final StateSketch EMPTY = new StateSketch(List.of());

  private static final int VALUES = 16;
  private static final long FACTOR = 0x9e3779b97f4a7c15L; // 2^64 / golden ratio, odd

  public StateSketch {
    hashes = List.copyOf(hashes);
    if (hashes.size() > SIZE) {
      throw new InputException(
          "a sketch of states must have ≤ %d hashes but has %d".formatted(SIZE, hashes.size()));
    }
  }

  static StateSketch of(Collection<Trajectory> trajectories) {
    NavigableSet<Long> smallest = new TreeSet<>();
    for (Trajectory trajectory : trajectories) {
      var hashing = new Hashing(trajectory);
      for (int step = 0; step < hashing.count; step++) {
        hashing.at(step, hash -> keep(hash, smallest));
      }
    }
    return new StateSketch(List.copyOf(smallest));
  }

  /// @return the sample of both
  StateSketch with(StateSketch other) {
    NavigableSet<Long> smallest = new TreeSet<>(hashes);
    other.hashes.forEach(hash -> keep(hash, smallest));
    return new StateSketch(List.copyOf(smallest));
  }

  /// @param from first step of the data that matters
  /// @param to   last step, excluded
  /// @return the steps from the first stretch found there to the last
  Optional<SeenStates> foundIn(Trajectory data, int from, int to) {
    Set<Long> wanted = new HashSet<>(hashes);
    var hashing = new Hashing(data);
    int[] found = {to, from};
    for (int step = from; step < Math.min(hashing.count, to - hashing.length + 1); step++) {
      int here = step;
      hashing.at(
          step,
          hash -> {
            if (wanted.contains(hash)) {
              found[0] = Math.min(found[0], here);
              found[1] = here + hashing.length;
            }
          });
    }
    return found[0] < found[1]
        ? Optional.of(new SeenStates(found[0], found[1]))
        : Optional.empty();
  }

  /// Two int32 a hash, high bits first.
  int[] toInts() {
    return hashes.stream()
        .flatMapToInt(hash -> Arrays.stream(new int[] {(int) (hash >>> 32), hash.intValue()}))
        .toArray();
  }

  /// @param ints what [#toInts] gave
  static StateSketch ofInts(int[] ints) {
    var hashes = new TreeSet<Long>();
    for (int i = 0; i + 1 < ints.length; i += 2) {
      hashes.add(((long) ints[i] << 32) | (ints[i + 1] & 0xffff_ffffL));
    }
    return new StateSketch(List.copyOf(hashes));
  }

  private static void keep(long hash, NavigableSet<Long> smallest) {
    if (smallest.size() < SIZE) {
      smallest.add(hash);
    } else if (hash < smallest.getLast() && smallest.add(hash)) {
      smallest.removeLast();
    }
  }

  /// Hashes of the stretches of one trajectory, asked for in rising order: as many states are held as a
  /// stretch has, however long the trajectory is.
  private static final class Hashing {
    private final Trajectory trajectory;
    private final double[] state;
    /// States in a stretch.
    private final int length;
    /// Number of stretches.
    private final int count;
    /// Hashes of the last states, that of step i at i mod length.
    private final long[] window;
    private int next;

    Hashing(Trajectory trajectory) {
      this.trajectory = trajectory;
      state = new double[trajectory.dimension()];
      length = Math.max(2, Math.ceilDiv(VALUES, trajectory.dimension()));
      count = Math.max(0, trajectory.steps() - length + 1);
      window = new long[length];
    }

    /// @param first not less than in the call before
    /// @param use   is not called for a stretch of equal states
    void at(int first, LongConsumer use) {
      for (next = Math.max(next, first); next < first + length; next++) {
        window[next % length] = ofState(next);
      }
      long hash = 0;
      boolean equal = true;
      for (int step = first; step < first + length; step++) {
        hash = mixed((hash ^ window[step % length]) * FACTOR);
        equal &= window[step % length] == window[first % length];
      }
      if (!equal) {
        use.accept(hash);
      }
    }

    private long ofState(int step) {
      trajectory.copyState(step, state, 0);
      long hash = state.length;
      for (double value : state) {
        hash = mixed((hash ^ Double.doubleToLongBits(value + 0.0)) * FACTOR);
      }
      return hash;
    }

    private static long mixed(long bits) {
      long half = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
      return half ^ (half >>> 29);
    }
  }
}
