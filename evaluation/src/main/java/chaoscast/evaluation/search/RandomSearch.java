package chaoscast.evaluation.search;

import chaoscast.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Places drawn evenly and independently, which few options that matter among many cannot mislead.
///
/// Source: J. Bergstra, Y. Bengio, Random search for hyper-parameter optimization, JMLR 13 (2012)
/// 281–305.
public record RandomSearch() implements SearchMethod {
  private static final int TOGETHER = 16;

  @Override
  public List<double[]> next(int dimension, Seed seed, Scores scores, int tried) {
    var places = new ArrayList<double[]>();
    for (int number = tried; number < tried + TOGETHER; number++) {
      RandomGenerator random = seed.child("place/" + number).generator();
      places.add(random.doubles(dimension).toArray());
    }
    return places;
  }

  @Override
  public String name() {
    return "random";
  }
}
