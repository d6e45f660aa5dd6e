package chaoscast.evaluation.search;

import chaoscast.core.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;

/// Evolution with an adapted covariance matrix (CMA-ES), from the middle of the space.
///
/// Hipparchus' optimiser asks for one score at a time. It is run anew for every generation, with the
/// scores that are known, up to the end of the first generation that has unknown ones: those are the
/// places to try together. That costs nothing beside a single training.
///
/// Source: N. Hansen, A. Ostermeier, Completely derandomized self-adaptation in evolution strategies,
/// Evolutionary Computation 9 (2001) 159–195, doi:10.1162/106365601750190398.
public record CovarianceSearch() implements SearchMethod {
  private static final double FIRST_SIGMA = 0.3;

  @Override
  public List<double[]> next(int dimension, Seed seed, Scores scores, int tried) {
    int population = 4 + (int) (3 * Math.log(dimension));
    var wanted = new ArrayList<double[]>();
    int[] asked = {0};
    var generator = new Well19937c(seed.child("cma-es").value());
    var optimiser =
        new CMAESOptimizer(Integer.MAX_VALUE, Double.NaN, true, 0, 0, generator, false, null);
    double[] ones = new double[dimension];
    double[] sigmas = new double[dimension];
    double[] middle = new double[dimension];
    Arrays.fill(ones, 1);
    Arrays.fill(sigmas, FIRST_SIGMA);
    Arrays.fill(middle, 0.5);
    // the first place is the middle itself, before the first generation
    int end = tried == 0 ? 1 + population : tried + population - (tried - 1) % population;
    try {
      optimiser.optimize(
          new ObjectiveFunction(
              place -> {
                int number = asked[0]++;
                if (number < tried) {
                  return -scores.score(number);
                }
                if (number == end) {
                  throw new Enough();
                }
                wanted.add(place.clone());
                return 0;
              }),
          GoalType.MINIMIZE,
          new MaxEval(Integer.MAX_VALUE),
          new InitialGuess(middle),
          new SimpleBounds(new double[dimension], ones),
          new CMAESOptimizer.Sigma(sigmas),
          new CMAESOptimizer.PopulationSize(population));
    } catch (Enough enough) {
      return wanted;
    }
    // it has converged: what is left of the trials is spread evenly
    return wanted.isEmpty()
        ? new RandomSearch().next(dimension, seed, scores, tried)
        : wanted;
  }

  @Override
  public String name() {
    return "cma-es";
  }

  /// The places that were asked for are known.
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super("enough", null, false, false);
    }
  }
}
