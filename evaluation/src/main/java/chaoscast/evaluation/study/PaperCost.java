package chaoscast.evaluation.study;

import org.hipparchus.util.CombinatoricsUtils;

/// Multiply-adds of one closed-loop step at the sizes of the paper, by formula, so that they need no training.
///
/// Source: doi:10.1098/rsta.2020.0246, whose headline is that D2R2 takes 68 times less computation than the
/// LSR-ESN, and half precision 2 times less again.
public final class PaperCost {
  /// D2R2 against LSR-ESN, as published.
  public static final double PUBLISHED_RATIO = 68;
  /// Half precision against full, as published.
  public static final double PUBLISHED_HALVING = 2;
  /// Observed variables of the three-tier Lorenz 96.
  public static final int VARIABLES = 8;
  /// Degree of the polynomials.
  public static final int DEGREE = 4;
  /// Least and greatest number of nodes.
  public static final int LEAST_NODES = 1500;

  public static final int MOST_NODES = 5000;
  private static final int IN_DEGREE = 3;

  private PaperCost() {}

  /// Features of D2R2: C(n + d, d).
  public static long features() {
    return CombinatoricsUtils.binomialCoefficient(VARIABLES + DEGREE, DEGREE);
  }

  /// One multiplication for every monomial of degree 2 and more, and the readout.
  public static long polynomial() {
    return features() - 1 - VARIABLES + features() * VARIABLES;
  }

  /// Reservoir of mean in-degree 3, one input a node, products of every second node, readout.
  public static long reservoir(int nodes) {
    return (long) IN_DEGREE * nodes + nodes + (nodes / 2 - 2) + (long) nodes * VARIABLES;
  }

  /// The same with every zero of the matrix multiplied too.
  public static long denseReservoir(int nodes) {
    return reservoir(nodes) + ((long) nodes - IN_DEGREE) * nodes;
  }

  /// @return the Gram matrix of training: nodes² to D2R2's features², a sample
  public static double trainingRatio(int nodes) {
    return Math.pow((double) nodes / features(), 2);
  }

  /// @return nodes at which training alone gives the published ratio
  public static long nodesOfPublishedRatio() {
    return Math.round(features() * Math.sqrt(PUBLISHED_RATIO));
  }
}
