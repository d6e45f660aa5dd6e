package chaoscast.d2r2.extended;

import chaoscast.core.Cost;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedWeights;
import chaoscast.core.files.ModelFile;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Target;
import chaoscast.d2r2.MonomialTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A polynomial map from one state to the next in long arithmetic:
///
///     z_{n+1} = W φ(z_n)   or   z_{n+1} = z_n + W φ(z_n)
///
/// @param format  of weights and states
/// @param degree  highest total degree
/// @param target  the next state or the increment
/// @param weights monomials × D numbers, a row a monomial; not modified
/// @param units   z of states
/// @param residualDigits log₁₀ of the largest residual of a step in training
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExtendedMapModel(
    BigFloatFormat format,
    int degree,
    Target target,
    long[] weights,
    Units units,
    List<Double> residualDigits)
    implements ExtendedModel {

  private static final String WEIGHTS = "weights";

  ExtendedMapModel {
    residualDigits = List.copyOf(residualDigits);
  }

  @Override
  public int dimension() {
    return units.dimension();
  }

  @Override
  public ExtendedModel in(BigFloatFormat other) {
    return new ExtendedMapModel(
        other, degree, target, format.rounded(weights, other), units, residualDigits);
  }

  @Override
  public Cost cost() {
    long monomials = MonomialTable.count(dimension(), degree);
    long parameters = monomials * dimension();
    return new Cost(
        parameters,
        monomials,
        parameters + monomials,
        0,
        Long.BYTES * (long) format.words() * (parameters + monomials));
  }

  @Override
  public Optional<Polynomials> polynomials() {
    var table = new MonomialTable(dimension(), degree);
    BigFloatKernel kernel = format.kernel();
    var rows = new ArrayList<Polynomial>();
    for (int k = 0; k < dimension(); k++) {
      var terms = new HashMap<Monomial, Double>();
      for (int m = 0; m < table.count(); m++) {
        terms.put(
            Monomial.ofExponents(table.exponents(m)),
            kernel.toDouble(weights, (m * dimension() + k) * format.words()));
      }
      rows.add(Polynomial.of(terms));
    }
    var map = new Polynomials(Form.NEXT_STATE, Polynomials.defaultNames(dimension()), rows);
    return Optional.of(
        (target == Target.INCREMENT ? map.plusState() : map).unscaled(units.scaling()));
  }

  @Override
  public void write(ModelFile file) {
    file.put("dimension", (long) dimension());
    units.write(file);
    ExtendedWeights.write(file, WEIGHTS, format, weights);
    ExtendedWeights.writeResiduals(file, residualDigits);
  }

  /// @param settings of the trainer
  /// @return what [#write] wrote
  static ExtendedMapModel read(
      ModelFile file, BigFloatFormat format, ExtendedD2r2Trainer.Settings settings) {
    int dimension = file.count("dimension", 1);
    int count = MonomialTable.count(dimension, settings.degree()) * dimension;
    return new ExtendedMapModel(
        format,
        settings.degree(),
        settings.target(),
        ExtendedWeights.read(file, WEIGHTS, format, count),
        Units.read(file, dimension),
        ExtendedWeights.readResiduals(file));
  }

  @Override
  public ExtendedRollout rollout() {
    var step = new Step(this);
    BigFloatKernel kernel = format.kernel();
    long[] z = new long[units.dimension() * format.words()];
    return new ExtendedRollout() {
      @Override
      public void start(long[] state) {
        System.arraycopy(state, 0, z, 0, z.length);
        units.scale(format, kernel, z);
      }

      @Override
      public void next(long[] state) {
        step.advance(z);
        units.unscale(format, kernel, z, state);
      }
    };
  }

  /// The map, with working memory for one thread.
  static final class Step {
    private final int dimension;
    private final int words;
    private final int count;
    private final boolean increment;
    private final long[] weights;
    private final ExtendedMonomials monomials;
    private final BigFloatKernel kernel;
    private final long[] features;
    private final long[] sums;
    private final long[] term;

    Step(ExtendedMapModel model) {
      dimension = model.units.dimension();
      words = model.format.words();
      increment = model.target == Target.INCREMENT;
      weights = model.weights;
      var table = new MonomialTable(dimension, model.degree);
      count = table.count();
      monomials = new ExtendedMonomials(model.format, table, dimension);
      kernel = model.format.kernel();
      features = new long[count * words];
      sums = new long[dimension * words];
      term = new long[words];
    }

    /// @param z modified: the next state
    void advance(long[] z) {
      monomials.put(z, features, 0);
      Arrays.fill(sums, 0);
      // From the highest degree down: the small terms first.
      for (int m = count - 1; m >= 0; m--) {
        for (int k = 0; k < dimension; k++) {
          kernel.multiply(features, m * words, weights, (m * dimension + k) * words, term, 0);
          kernel.add(sums, k * words, term, 0, sums, k * words);
        }
      }
      for (int at = 0; at < sums.length; at += words) {
        if (increment) {
          kernel.add(z, at, sums, at, z, at);
        } else {
          System.arraycopy(sums, at, z, at, words);
        }
      }
    }
  }
}
