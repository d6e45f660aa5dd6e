package chaoscast.esn.spiking;

import chaoscast.core.InputException;

/// Balance of a large network of excitatory and inhibitory neurons: inputs of order √N cancel.
///
///     w r + F = 0,   so that r = −w⁻¹ F
///
/// It can hold with positive rates if F_e/F_i > |w_ei|/|w_ii| > w_ee/w_ie.
///
/// Source: C. van Vreeswijk, H. Sompolinsky, Neural Comput. 10 (1998) 1321,
/// doi:10.1162/089976698300017214; conditions as printed by the code to doi:10.1038/nn.4433.
///
/// @param weights w, row a: what drives population a (e, i); cloned
/// @param drive   F, one a population; cloned
public record MeanField(double[][] weights, double[] drive) {
  public MeanField {
    if (weights.length != 2 || weights[0].length != 2 || weights[1].length != 2
        || drive.length != 2) {
      throw new InputException("weights must be 2 × 2 and drive 2 long but were not");
    }
    weights = new double[][] {weights[0].clone(), weights[1].clone()};
    drive = drive.clone();
  }

  @Override
  public double[][] weights() {
    return new double[][] {weights[0].clone(), weights[1].clone()};
  }

  @Override
  public double[] drive() {
    return drive.clone();
  }

  private double determinant() {
    return weights[0][0] * weights[1][1] - weights[0][1] * weights[1][0];
  }

  /// @return r of e and i, in Hz where w and F are per ms; no rates unless they are positive
  public double[] rates() {
    double e = -(weights[1][1] * drive[0] - weights[0][1] * drive[1]) / determinant();
    double i = -(weights[0][0] * drive[1] - weights[1][0] * drive[0]) / determinant();
    return new double[] {1000 * e, 1000 * i};
  }

  /// @return whether excitation and inhibition can cancel at positive rates
  public boolean isBalanced() {
    double inhibition = weights[0][1] / weights[1][1];
    return drive[0] / drive[1] > inhibition && inhibition > weights[0][0] / weights[1][0];
  }
}
