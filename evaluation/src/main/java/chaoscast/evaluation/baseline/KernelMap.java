package chaoscast.evaluation.baseline;

import chaoscast.core.Cost;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.MemorylessFeatureMap;

/// Gaussian bells around centres.
///
///     φ_j(z) = exp(−|z − c_j|² / (2 σ²))
final class KernelMap extends StandardisedMap {
  private final double[][] centres;
  private final double width;

  /// @param centres c, standardised; not to be modified afterwards
  /// @param width   σ > 0, in deviations
  KernelMap(
      double[][] centres, double width, double[] offset, double[] scale, Arithmetic format) {
    super(offset, scale, format);
    this.centres = rounded(centres, format);
    this.width = width;
  }

  static MemorylessFeatureMap read(ModelFile group) {
    double[] offset = readOffset(group);
    int count = group.count("count", 1);
    return new KernelMap(
        Rows.of(group.doubles("centres", count, offset.length), count),
        group.positive("width"),
        offset,
        readScale(group, offset.length),
        Arithmetic.BINARY64);
  }

  /// @return k(a, b)
  static double kernel(double[] a, double[] b, double width) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return Math.exp(-sum / (2 * width * width));
  }

  @Override
  public int featureCount() {
    return centres.length + 1;
  }

  @Override
  void compute(double[] z, double[] features) {
    for (int j = 0; j < centres.length; j++) {
      features[j] = kernel(z, centres[j], width);
    }
  }

  @Override
  public Cost cost() {
    long numbers = (long) centres.length * dimension();
    return new Cost(
        numbers, featureCount(), numbers, centres.length, Double.BYTES * numbers);
  }

  @Override
  public FeatureMap inPrecision(Arithmetic arithmetic) {
    return new KernelMap(centres, width, offset(), scale(), arithmetic);
  }

  @Override
  void writeLearned(ModelFile group) {
    group.put("count", (long) centres.length);
    group.put("width", width);
    group.put("centres", Rows.joined(centres), centres.length, dimension());
  }
}
