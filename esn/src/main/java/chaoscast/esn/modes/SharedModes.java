package chaoscast.esn.modes;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import chaoscast.core.parallel.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// How many modes the variables of a recording share, and how much of that is in the first.
///
/// [FactorAnalysis] of random sets of the variables: eigenvalues of L Lᵀ with the greatest number of factors, the
/// number of factors that forecasts held-out times best, and what one factor leaves of the covariance.
///
/// Analysis of C. Huang et al., Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034, as in its code.
///
/// @param samples  one a set of variables
/// @param observed number of times, after binning
/// @param varying  variables that are not constant, from which sets are drawn
public record SharedModes(List<Sample> samples, int observed, int varying) {

  /// @param window    times that are averaged, ≥ 1
  /// @param variables in a set, ≥ 2; all if there are fewer
  /// @param sets      of variables, ≥ 1
  /// @param factors   greatest number, ≥ 1
  /// @param folds     parts of the times, each held out once, ≥ 2
  /// @param standard  whether every variable is divided by its standard deviation
  public record Options(
      @Meaning("states that are averaged to one, ≥ 1") int window,
      @Meaning("variables of a set, ≥ 2") int variables,
      @Meaning("sets of variables, ≥ 1") int sets,
      @Meaning("greatest number of factors, ≥ 1") int factors,
      @Meaning("parts of the time, each held out once, ≥ 2") int folds,
      @Meaning("whether every variable is divided by its standard deviation") boolean standard) {

    /// Sets, factors and folds of the published analysis.
    public static final Options DEFAULT = new Options(1, 50, 10, 5, 2, true);

    public Options {
      Requirements.requireAtLeast("window", 1, window);
      Requirements.requireAtLeast("variables", 2, variables);
      Requirements.requireAtLeast("sets", 1, sets);
      Requirements.requireAtLeast("factors", 1, factors);
      Requirements.requireAtLeast("folds", 2, folds);
    }
  }

  /// @param eigenvalues of L Lᵀ, falling
  /// @param agreement   share of the first mode's weights with the sign of most
  /// @param best        number of factors that forecasts held-out times best, 0 if none does
  /// @param covariance  mean over pairs
  /// @param residual    the same less that of one factor
  /// @param correlation mean over pairs
  /// @param privateShare ψ over variance, mean over variables
  public record Sample(
      double[] eigenvalues,
      double agreement,
      int best,
      double covariance,
      double residual,
      double correlation,
      double privateShare) {
    /// @return the first eigenvalue over the sum of all
    public double first() {
      return eigenvalues[0] / Arrays.stream(eigenvalues).sum();
    }

    /// @return (Σλ)²/Σλ²: 1 for one mode, the number of factors if all are equal
    public double effective() {
      double sum = Arrays.stream(eigenvalues).sum();
      return sum * sum / Arrays.stream(eigenvalues).map(v -> v * v).sum();
    }
  }

  /// @param times   one row a time, one column a variable; not modified
  /// @param options how
  /// @param seed    streams `esn/sets` and `esn/factors`
  /// @param threads sets at once, ≥ 1
  public static SharedModes measure(
      double[][] times, Options options, Seed seed, int threads, Progress progress) {
    double[][] binned = binned(times, options.window());
    long least = 4L * options.folds();
    if (binned.length < least) {
      throw new InputException(
          "a recording must have ≥ %d windows of %d states but has %d"
              .formatted(least, options.window(), binned.length));
    }
    int[] varying = standardise(binned, options.standard());
    int size = Math.min(options.variables(), varying.length);
    if (size < 2) {
      throw new InputException(
          "a recording must have ≥ 2 variables that vary but has " + varying.length);
    }
    int factors = Math.min(options.factors(), Math.max(1, size - 1));
    var sets = new ArrayList<int[]>();
    RandomGenerator random = seed.child("esn/sets").generator();
    int count = size == varying.length ? 1 : options.sets();
    for (int set = 0; set < count; set++) {
      sets.add(chosen(varying.clone(), size, random));
    }
    var done = new AtomicInteger();
    List<Sample> samples =
        Parallel.map(
            count,
            threads,
            set -> {
              Sample sample =
                  sample(binned, sets.get(set), factors, options.folds(), seed);
              progress.at("modes", done.incrementAndGet(), count);
              return sample;
            });
    return new SharedModes(samples, binned.length, varying.length);
  }

  private static double[][] binned(double[][] times, int window) {
    int count = times.length / window;
    double[][] binned = new double[count][times.length == 0 ? 0 : times[0].length];
    for (int row = 0; row < count * window; row++) {
      double[] target = binned[row / window];
      for (int i = 0; i < target.length; i++) {
        target[i] += times[row][i] / window;
      }
    }
    return binned;
  }

  /// Takes the mean from every variable, and divides by its deviation if that is wanted.
  ///
  /// @return those that are not constant
  private static int[] standardise(double[][] rows, boolean divide) {
    int p = rows[0].length;
    var varying = new ArrayList<Integer>();
    for (int i = 0; i < p; i++) {
      double mean = 0;
      for (double[] row : rows) {
        mean += row[i] / rows.length;
      }
      double variance = 0;
      for (double[] row : rows) {
        row[i] -= mean;
        variance += row[i] * row[i] / rows.length;
      }
      if (variance <= 1e-20 * (1 + mean * mean)) {
        continue;
      }
      varying.add(i);
      double scale = divide ? Math.sqrt(variance) : 1;
      for (double[] row : rows) {
        row[i] /= scale;
      }
    }
    return varying.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] chosen(int[] all, int size, RandomGenerator random) {
    if (size < all.length) {
      for (int i = 0; i < size; i++) {
        int j = random.nextInt(i, all.length);
        int kept = all[i];
        all[i] = all[j];
        all[j] = kept;
      }
    }
    return Arrays.copyOf(all, size);
  }

  private static Sample sample(
      double[][] rows, int[] set, int factors, int folds, Seed seed) {
    var settings = FactorAnalysis.Settings.PUBLISHED;
    double[][] covariance = covariance(rows, set, 0, rows.length, true, null);
    FactorAnalysis all = FactorAnalysis.fit(covariance, factors, settings, seed);
    FactorAnalysis one = FactorAnalysis.fit(covariance, 1, settings, seed);
    double[] heldOut = new double[factors + 1];
    for (int fold = 0; fold < folds; fold++) {
      int from = (int) ((long) rows.length * fold / folds);
      int to = (int) ((long) rows.length * (fold + 1) / folds);
      double[] mean = mean(rows, set, from, to);
      double[][] training = covariance(rows, set, from, to, false, mean);
      double[][] test = covariance(rows, set, from, to, true, mean);
      for (int count = 0; count <= factors; count++) {
        heldOut[count] +=
            FactorAnalysis.fit(training, count, settings, seed).logLikelihood(test);
      }
    }
    int best = 0;
    for (int count = 1; count <= factors; count++) {
      best = heldOut[count] > heldOut[best] ? count : best;
    }
    double privateShare = 0;
    double correlation = 0;
    int p = set.length;
    for (int i = 0; i < p; i++) {
      privateShare += all.privateVariances()[i] / covariance[i][i] / p;
      for (int j = 0; j < i; j++) {
        correlation += covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
      }
    }
    FactorAnalysis none = FactorAnalysis.fit(covariance, 0, settings, seed);
    return new Sample(
        all.modes(), all.signAgreement(), best, none.residual(covariance),
        one.residual(covariance), correlation / (p * (p - 1) / 2.0), privateShare);
  }

  /// @return mean of the rows outside [from, to)
  private static double[] mean(double[][] rows, int[] set, int from, int to) {
    double[] mean = new double[set.length];
    for (int row = 0; row < rows.length; row++) {
      if (row < from || row >= to) {
        for (int i = 0; i < set.length; i++) {
          mean[i] += rows[row][set[i]] / (rows.length - to + from);
        }
      }
    }
    return mean;
  }

  /// @param inside whether the rows in [from, to) are taken, or those outside
  /// @param mean   to be subtracted; none if the rows have none
  private static double[][] covariance(
      double[][] rows, int[] set, int from, int to, boolean inside, double[] mean) {
    int p = set.length;
    double[][] covariance = new double[p][p];
    double[] x = new double[p];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if ((row >= from && row < to) != inside) {
        continue;
      }
      count++;
      for (int i = 0; i < p; i++) {
        x[i] = rows[row][set[i]] - (mean == null ? 0 : mean[i]);
      }
      for (int i = 0; i < p; i++) {
        double value = x[i];
        double[] target = covariance[i];
        for (int j = 0; j <= i; j++) {
          target[j] += value * x[j];
        }
      }
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] /= count;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /// @return mean over the sets
  public double mean(ToDoubleFunction<Sample> quantity) {
    return samples.stream().mapToDouble(quantity).average().orElseThrow();
  }

  /// @return standard error of the mean over the sets; 0 for a single one. Sets may share variables
  public double error(ToDoubleFunction<Sample> quantity) {
    double mean = mean(quantity);
    int count = samples.size();
    double square =
        samples.stream().mapToDouble(s -> Math.pow(quantity.applyAsDouble(s) - mean, 2)).sum();
    return count < 2 ? 0 : Math.sqrt(square / (count - 1) / count);
  }

  /// @return median number of factors that forecasts best
  public double medianBest() {
    int[] sorted = samples.stream().mapToInt(Sample::best).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
  }
}
