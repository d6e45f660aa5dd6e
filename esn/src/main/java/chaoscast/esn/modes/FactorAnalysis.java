package chaoscast.esn.modes;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.esn.spectrum.SymmetricEigen;
import java.util.random.RandomGenerator;

/// Factor analysis: what variables share, and what each has of its own.
///
///     x = μ + L z + ε,   z ~ N(0, 1),   ε_i ~ N(0, ψ_i),   so that   cov x = L Lᵀ + Ψ
///
/// L and ψ of greatest likelihood are found by expectation maximisation from the covariance S alone:
///
///     β = Lᵀ (L Lᵀ + Ψ)⁻¹,   C = 1 − β L + β S βᵀ,   L ← S βᵀ C⁻¹,   ψ ← max(diag(S − L β S), floor diag S)
///
/// Source: D. B. Rubin, D. T. Thayer, Psychometrika 47 (1982) 69, doi:10.1007/BF02293851.
///
/// @param loadings         L, a row a variable
/// @param privateVariances ψ
/// @param logLikelihood    of the covariance that was fitted, mean of one observation
/// @param iterations       of EM
public record FactorAnalysis(
    double[][] loadings, double[] privateVariances, double logLikelihood, int iterations) {

  /// When EM ends.
  ///
  /// @param tolerance it ends when the likelihood's gain is below this share of the gain since the start, > 0
  /// @param floor     least ψ, as a share of the variance, > 0
  /// @param most      greatest number of iterations, ≥ 1
  public record Settings(double tolerance, double floor, int most) {
    /// Of the code to C. Huang et al., Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034.
    public static final Settings PUBLISHED = new Settings(1e-8, 0.01, 20_000);

    public Settings {
      Requirements.requirePositive("tolerance", tolerance);
      Requirements.requirePositive("floor", floor);
      Requirements.requireAtLeast("most", 1, most);
    }
  }

  /// @param covariance S, positive on its diagonal; not modified
  /// @param factors    columns of L, ≥ 0
  /// @param settings   when to end
  /// @param seed       stream `esn/factors` draws the first L
  public static FactorAnalysis fit(
      double[][] covariance, int factors, Settings settings, Seed seed) {
    Requirements.requireAtLeast("factors", 0, factors);
    int p = covariance.length;
    double[] variances = new double[p];
    double[] own = new double[p];
    double[][] l = new double[p][factors];
    RandomGenerator random = seed.child("esn/factors").generator();
    for (int i = 0; i < p; i++) {
      variances[i] = Requirements.requirePositive("a variance", covariance[i][i]);
      own[i] = variances[i];
      for (int k = 0; k < factors; k++) {
        l[i][k] = Math.sqrt(variances[i] / (2 * factors)) * random.nextGaussian();
      }
    }
    if (factors == 0) {
      return new FactorAnalysis(l, own, new Posterior(l, own).logLikelihood(covariance), 0);
    }
    double first = Double.NaN;
    double before = Double.NEGATIVE_INFINITY;
    int iteration = 0;
    while (true) {
      var posterior = new Posterior(l, own);
      double likelihood = posterior.logLikelihood(covariance);
      if (iteration == 1) {
        first = likelihood;
      }
      if (iteration == settings.most
          || (iteration > 2 && likelihood - before <= settings.tolerance * (likelihood - first))) {
        return new FactorAnalysis(l, own, likelihood, iteration);
      }
      before = likelihood;
      iteration++;
      double[][] shared = posterior.times(covariance);
      l = posterior.loadings(shared);
      own = posterior.privateVariances(l, shared, variances, settings.floor);
    }
  }

  /// @param covariance S of observations about the mean that was fitted; not modified
  /// @return mean log-likelihood of one of them
  public double logLikelihood(double[][] covariance) {
    return new Posterior(loadings, privateVariances).logLikelihood(covariance);
  }

  /// @return eigenvalues of L Lᵀ that can differ from 0, falling
  public double[] modes() {
    return gram().values();
  }

  /// @return the share of the first mode's weights that have the sign of most of them, in [0.5, 1]
  public double signAgreement() {
    double[] direction = gram().vectors()[0];
    int positive = 0;
    for (double[] row : loadings) {
      double weight = 0;
      for (int k = 0; k < row.length; k++) {
        weight += row[k] * direction[k];
      }
      positive += weight > 0 ? 1 : 0;
    }
    return (double) Math.max(positive, loadings.length - positive) / loadings.length;
  }

  /// @return S − L Lᵀ averaged over the pairs of variables
  ///
  /// @param covariance S
  double residual(double[][] covariance) {
    double sum = 0;
    int p = loadings.length;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        sum += covariance[i][j];
        for (int k = 0; k < loadings[i].length; k++) {
          sum -= loadings[i][k] * loadings[j][k];
        }
      }
    }
    return sum / (p * (p - 1) / 2.0);
  }

  /// LᵀL has the eigenvalues of L Lᵀ.
  private SymmetricEigen gram() {
    int factors = loadings[0].length;
    double[][] gram = new double[factors][factors];
    for (double[] row : loadings) {
      for (int k = 0; k < factors; k++) {
        for (int m = 0; m < factors; m++) {
          gram[k][m] += row[k] * row[m];
        }
      }
    }
    return SymmetricEigen.of(gram);
  }

  /// What the factors are, given the variables.
  private static final class Posterior {
    private final int p;
    private final int factors;
    private final double[] own;
    /// 1 + Lᵀ Ψ⁻¹ L.
    private final SymmetricEigen precision;
    /// βᵀ, a row a variable.
    private final double[][] beta;
    private final double[][] l;

    Posterior(double[][] l, double[] own) {
      this.l = l;
      this.own = own;
      p = l.length;
      factors = l[0].length;
      double[][] matrix = new double[factors][factors];
      for (int k = 0; k < factors; k++) {
        matrix[k][k] = 1;
        for (int m = 0; m < factors; m++) {
          for (int i = 0; i < p; i++) {
            matrix[k][m] += l[i][k] * l[i][m] / own[i];
          }
        }
      }
      precision = SymmetricEigen.of(matrix);
      double[][] inverse = precision.inverse();
      beta = new double[p][factors];
      for (int i = 0; i < p; i++) {
        for (int k = 0; k < factors; k++) {
          for (int m = 0; m < factors; m++) {
            beta[i][k] += inverse[k][m] * l[i][m] / own[i];
          }
        }
      }
    }

    /// −½ (p log 2π + log det Σ + tr Σ⁻¹ S), where Σ⁻¹ = Ψ⁻¹ − Ψ⁻¹ L β.
    double logLikelihood(double[][] covariance) {
      double sum = p * Math.log(2 * Math.PI) + precision.logDeterminant();
      for (int i = 0; i < p; i++) {
        double[] row = covariance[i];
        sum += Math.log(own[i]) + row[i] / own[i];
        for (int k = 0; k < factors; k++) {
          double product = 0;
          for (int j = 0; j < p; j++) {
            product += row[j] * beta[j][k];
          }
          sum -= product * l[i][k] / own[i];
        }
      }
      return -sum / 2;
    }

    /// @return S βᵀ
    double[][] times(double[][] covariance) {
      double[][] product = new double[p][factors];
      for (int i = 0; i < p; i++) {
        double[] target = product[i];
        for (int j = 0; j < p; j++) {
          double s = covariance[i][j];
          double[] b = beta[j];
          for (int k = 0; k < factors; k++) {
            target[k] += s * b[k];
          }
        }
      }
      return product;
    }

    /// @param shared S βᵀ
    /// @return the next L
    double[][] loadings(double[][] shared) {
      double[][] c = new double[factors][factors];
      for (int k = 0; k < factors; k++) {
        c[k][k] = 1;
        for (int m = 0; m < factors; m++) {
          for (int i = 0; i < p; i++) {
            c[k][m] += beta[i][k] * (shared[i][m] - l[i][m]);
          }
        }
      }
      double[][] symmetric = new double[factors][factors];
      for (int k = 0; k < factors; k++) {
        for (int m = 0; m < factors; m++) {
          symmetric[k][m] = (c[k][m] + c[m][k]) / 2;
        }
      }
      double[][] inverse = SymmetricEigen.of(symmetric).inverse();
      double[][] next = new double[p][factors];
      for (int i = 0; i < p; i++) {
        for (int k = 0; k < factors; k++) {
          for (int m = 0; m < factors; m++) {
            next[i][k] += shared[i][m] * inverse[m][k];
          }
        }
      }
      return next;
    }

    /// @param next   the next L
    /// @param shared S βᵀ
    double[] privateVariances(
        double[][] next, double[][] shared, double[] variances, double floor) {
      double[] values = new double[p];
      for (int i = 0; i < p; i++) {
        values[i] = variances[i];
        for (int k = 0; k < factors; k++) {
          values[i] -= next[i][k] * shared[i][k];
        }
        values[i] = Math.max(values[i], floor * variances[i]);
      }
      return values;
    }
  }
}
