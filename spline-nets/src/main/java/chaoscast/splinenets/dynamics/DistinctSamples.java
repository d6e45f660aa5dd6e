package chaoscast.splinenets.dynamics;

import chaoscast.splinenets.loss.Samples;
import java.util.Arrays;

/// Data with equal inputs as one datum with a multiplicity m and their mean target ȳ: their
/// residuals sum to m (f(x) − ȳ), which is all that the flow needs.
record DistinctSamples(double[] inputs, double[] means, double[] multiplicities) {

  static DistinctSamples of(Samples samples) {
    double[] inputs = Arrays.stream(samples.inputs()).distinct().toArray();
    double[] means = new double[inputs.length];
    double[] multiplicities = new double[inputs.length];
    int group = 0;
    for (int n = 0; n < samples.count(); n++) {
      group += samples.input(n) > inputs[group] ? 1 : 0;
      means[group] += samples.target(n);
      multiplicities[group]++;
    }
    for (int k = 0; k < inputs.length; k++) {
      means[k] /= multiplicities[k];
    }
    return new DistinctSamples(inputs, means, multiplicities);
  }

  /// @return the loss of a function through all means: ½ Σ (y − ȳ)²
  double inevitableLoss(Samples samples) {
    int group = 0;
    double sum = 0;
    for (int n = 0; n < samples.count(); n++) {
      group += samples.input(n) > inputs[group] ? 1 : 0;
      double offset = samples.target(n) - means[group];
      sum += offset * offset;
    }
    return sum / 2;
  }
}
