package chaoscast.d2r2.pde;

import chaoscast.core.flow.ExponentialWeights;
import chaoscast.core.flow.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One exponential step of order four of an equation on a ring, and what its derivative needs of it.
///
///     û' = λ û + N(û),   λ_k = Σ_a w_a (iκ_k)ᵃ over linear terms
///     a = E₂ u + Q N(u)    b = E₂ u + Q N(a)    c = E₂ a + Q (2 N(b) − N(u))
///     u ← E u + f₁ N(u) + 2 f₂ (N(a) + N(b)) + f₃ N(c)
///
/// Sources: S. M. Cox, P. C. Matthews, J. Comput. Phys. 176 (2002) 430–455, doi:10.1006/jcph.2002.6995; Kassam
/// and Trefethen, see [ExponentialWeights].
final class FieldStep {
  static final int STAGES = 4;

  final Waves waves;
  final double h;
  final FieldProducts products;
  final ExponentialWeights weights;

  /// Of every term: the order of the derivative if it is linear, otherwise −1 − the number of its product.
  final int[] kind;

  /// Stages u, a, b, c, their N, and the derivatives of N there.
  private final Spectrum[] stages;

  private final Spectrum[] slopes;
  final FieldProducts.Slopes[] jacobians;

  /// For linear coefficients: derivatives by z of a, b and c's own weights and of the new u's.
  final Spectrum[] changes;

  private final Spectrum difference;
  private final Spectrum next;

  /// @param parameters coefficient of every term; not modified
  FieldStep(Waves waves, List<FieldTerm> terms, double[] parameters, double h) {
    this.waves = waves;
    this.h = h;
    kind = new int[terms.size()];
    Spectrum rates = waves.spectrum();
    Spectrum ones = waves.spectrum();
    Arrays.fill(ones.re, 1);
    var nonlinear = new ArrayList<FieldTerm>();
    double[] factors = new double[terms.size()];
    for (int q = 0; q < kind.length; q++) {
      if (terms.get(q).isLinear()) {
        kind[q] = terms.get(q).orders().getFirst();
        waves.addDerivative(parameters[q], kind[q], ones, rates);
      } else {
        kind[q] = -1 - nonlinear.size();
        factors[nonlinear.size()] = parameters[q];
        nonlinear.add(terms.get(q));
      }
    }
    products = new FieldProducts(waves, nonlinear, factors);
    weights = new ExponentialWeights(rates, h);
    stages = waves.spectra(STAGES);
    slopes = waves.spectra(STAGES);
    changes = waves.spectra(STAGES);
    jacobians = new FieldProducts.Slopes[STAGES];
    Arrays.setAll(jacobians, _ -> products.newSlopes());
    difference = waves.spectrum();
    next = waves.spectrum();
  }

  /// @param u        modified: one step later
  /// @param tangents whether [TangentStep]s follow
  void advance(Spectrum u, boolean tangents) {
    stages[0].set(u);
    slope(0, tangents);
    half(stages[0], slopes[0], stages[1]);
    slope(1, tangents);
    half(stages[0], slopes[1], stages[2]);
    slope(2, tangents);
    twice(slopes[2], slopes[0], difference);
    half(stages[1], difference, stages[3]);
    slope(3, tangents);
    if (tangents) {
      changes(weights.qSlope, stages[0], slopes[0], changes[0]);
      changes(weights.qSlope, stages[0], slopes[1], changes[1]);
      changes(weights.qSlope, stages[1], difference, changes[2]);
      changes[3].clear();
      changes[3].addProduct(weights.e, stages[0]);
      changes[3].addProduct(weights.f1Slope, slopes[0]);
      sum(slopes[1], slopes[2], difference);
      changes[3].addProduct(weights.f2Slope, difference);
      changes[3].addProduct(weights.f3Slope, slopes[3]);
    }
    full(stages[0], slopes, difference, next);
    u.set(next);
  }

  private void slope(int stage, boolean tangents) {
    products.apply(stages[stage], slopes[stage]);
    if (tangents) {
      products.slopes(jacobians[stage]);
    }
  }

  /// E₂ from + Q slope.
  void half(Spectrum from, Spectrum slope, Spectrum to) {
    to.clear();
    to.addProduct(weights.e2, from);
    to.addProduct(weights.q, slope);
  }

  /// E from + f₁ n₁ + 2 f₂ (n₂ + n₃) + f₃ n₄.
  void full(Spectrum from, Spectrum[] n, Spectrum scratch, Spectrum to) {
    to.clear();
    to.addProduct(weights.e, from);
    to.addProduct(weights.f1, n[0]);
    sum(n[1], n[2], scratch);
    to.addProduct(weights.f2, scratch);
    to.addProduct(weights.f3, n[3]);
  }

  /// 2 x − y.
  static void twice(Spectrum x, Spectrum y, Spectrum to) {
    to.clear();
    to.add(2, x);
    to.add(-1, y);
  }

  /// 2 (x + y).
  private static void sum(Spectrum x, Spectrum y, Spectrum to) {
    to.clear();
    to.add(2, x);
    to.add(2, y);
  }

  /// ∂/∂z of E₂ from + Q slope.
  private void changes(Spectrum qSlope, Spectrum from, Spectrum slope, Spectrum to) {
    to.clear();
    to.addProduct(weights.e2, from);
    to.scale(0.5);
    to.addProduct(qSlope, slope);
  }
}
