package chaoscast.evaluation.baseline;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;
import java.util.Arrays;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;

/// What followed the nearest past states, weighted by how near they are.
///
///     φ_i(z) = Σ_k w_k y_ki / Σ_k w_k,   w_k = exp(−(r_k / r̄)²),   r̄: mean distance of the k neighbours
///
/// Up to ten coordinates a KD-tree finds the neighbours; beyond, a scan is faster. Where no distance is finite, as from
/// a state that has run away, no neighbour is nearest and features are NaN.
final class AnalogMap extends StandardisedMap {
  private static final int MOST_TREE_COORDINATES = 10;
  /// Squares of distances between states of no more than this are finite.
  private static final double LARGE_SQUARE = 1e300;

  private final double[][] points;
  private final double[][] followed;
  private final int neighbours;
  private final KDTree<Integer> tree;

  /// @param points     z of past states; not to be modified afterwards
  /// @param followed   standardised increments after them
  /// @param neighbours k ≥ 1
  AnalogMap(
      double[][] points,
      double[][] followed,
      int neighbours,
      double[] offset,
      double[] scale,
      Arithmetic format) {
    super(offset, scale, format);
    this.points = rounded(points, format);
    this.followed = rounded(followed, format);
    this.neighbours = Math.min(neighbours, points.length);
    Integer[] numbers = new Integer[points.length];
    Arrays.setAll(numbers, n -> n);
    boolean near = Arrays.stream(points).allMatch(AnalogMap::isNear);
    this.tree =
        near && points[0].length <= MOST_TREE_COORDINATES
            ? new KDTree<>(this.points, numbers) : null;
  }

  static MemorylessFeatureMap read(ModelFile group) {
    double[] offset = readOffset(group);
    int count = group.count("count", 1);
    int outputs = group.count("outputs", 1);
    return new AnalogMap(
        Rows.of(group.doubles("points", count, offset.length), count),
        Rows.of(group.doubles("followed", count, outputs), count),
        group.count("neighbours", 1),
        offset,
        readScale(group, offset.length),
        Arithmetic.BINARY64);
  }

  private static boolean isNear(double[] z) {
    double square = 0;
    for (double one : z) {
      square += one * one;
    }
    return square <= LARGE_SQUARE;
  }

  @Override
  public int featureCount() {
    return followed[0].length + 1;
  }

  @Override
  void compute(double[] z, double[] features) {
    int[] nearest = new int[neighbours];
    double[] distance = new double[neighbours];
    if (tree != null && isNear(z)) {
      Neighbor<double[], Integer>[] found = tree.search(z, neighbours);
      for (int k = 0; k < found.length; k++) {
        nearest[k] = found[k].value();
        distance[k] = found[k].distance();
      }
    } else {
      scan(z, nearest, distance);
    }
    double mean = 0;
    for (double one : distance) {
      mean += one / neighbours;
    }
    Arrays.fill(features, 0);
    double total = 0;
    for (int k = 0; k < neighbours; k++) {
      double ratio = mean > 0 ? distance[k] / mean : 0;
      double weight = Math.exp(-ratio * ratio);
      total += weight;
      double[] after = followed[nearest[k]];
      for (int i = 0; i < after.length; i++) {
        features[i] += weight * after[i];
      }
    }
    for (int i = 0; i < features.length - 1; i++) {
      features[i] /= total;
    }
  }

  /// Keeps the nearest so far in order, the farthest first, as the tree does.
  private void scan(double[] z, int[] nearest, double[] distance) {
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    for (int n = 0; n < points.length; n++) {
      double sum = 0;
      for (int i = 0; i < z.length && sum < distance[0]; i++) {
        double difference = points[n][i] - z[i];
        sum += difference * difference;
      }
      if (sum < distance[0]) {
        int k = 0;
        while (k + 1 < neighbours && sum < distance[k + 1]) {
          distance[k] = distance[k + 1];
          nearest[k] = nearest[k + 1];
          k++;
        }
        distance[k] = sum;
        nearest[k] = n;
      }
    }
    for (int k = 0; k < neighbours; k++) {
      distance[k] = Math.sqrt(distance[k]);
    }
  }

  /// With a tree, the points that a search visits are taken to be those of a few leaves.
  @Override
  public Cost cost() {
    long numbers = (long) points.length * (dimension() + featureCount() - 1);
    return new Cost(
        numbers, featureCount(), (long) points.length * dimension(), neighbours,
        Double.BYTES * numbers);
  }

  @Override
  public FeatureMap inPrecision(Arithmetic arithmetic) {
    return new AnalogMap(points, followed, neighbours, offset(), scale(), arithmetic);
  }

  @Override
  void writeLearned(ModelFile group) {
    group.put("count", (long) points.length);
    group.put("outputs", (long) followed[0].length);
    group.put("neighbours", (long) neighbours);
    group.put("points", Rows.joined(points), points.length, dimension());
    group.put("followed", Rows.joined(followed), points.length, followed[0].length);
  }
}
