package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.StatePairs;
import chaoscast.core.flow.StepPairs;
import java.util.stream.IntStream;

/// The inputs beside the states, and how they move from one sample to the next.
///
/// @param inputs  how many of the last variables are inputs, ≥ 0
/// @param between how they move; not `auto`
record Driving(int inputs, Between between) {
  static final Driving NONE = new Driving(0, Between.HOLD);

  /// @return whether equations are integrated along polynomials; inputs that hold are variables without a derivative
  boolean moves() {
    return inputs > 0 && between != Between.HOLD;
  }

  /// @return coefficients of an input's polynomial
  int powers() {
    return between.window().width();
  }

  /// @param pairs of states and inputs
  /// @return the same with the inputs' polynomials in the place of the inputs; those alone about which all samples of the
  ///     polynomials are known, if there are any: at an end the others would outweigh all that polynomials are good for
  StatePairs along(StepPairs pairs) {
    if (!moves()) {
      return pairs;
    }
    int[] inside =
        IntStream.range(0, pairs.count()).filter(i -> isInside(pairs.place(i))).toArray();
    return new Curved(
        pairs, this, inside.length > 0 ? inside : IntStream.range(0, pairs.count()).toArray());
  }

  private boolean isInside(StepPairs.Place place) {
    return place.step() >= between.window().before()
        && place.step() + between.window().after() < place.trajectory().steps();
  }

  /// @param variables of a state with its inputs
  /// @return values of a state with its inputs' polynomials
  int width(int variables) {
    return moves() ? variables - inputs + inputs * powers() : variables;
  }

  /// @return the trajectory without the inputs that stand beside its states
  static Trajectory statesOf(Trajectory all) {
    if (all.driving() == 0) {
      return all;
    }
    int variables = all.dimension() - all.driving();
    double[] states = new double[Math.multiplyExact(all.steps(), variables)];
    for (int step = 0; step < all.steps(); step++) {
      for (int k = 0; k < variables; k++) {
        states[step * variables + k] = all.get(step, k);
      }
    }
    return Trajectory.adopt(states, all.steps(), variables, all.timeStep());
  }

  private record Curved(StepPairs pairs, Driving driving, int[] inside) implements StatePairs {
    @Override
    public int count() {
      return inside.length;
    }

    @Override
    public int dimension() {
      return driving.width(pairs.dimension());
    }

    @Override
    public void copyTo(int number, double[] state, double[] next) {
      StepPairs.Place place = pairs.place(inside[number]);
      Trajectory all = place.trajectory();
      int variables = all.dimension() - driving.inputs();
      for (int k = 0; k < variables; k++) {
        state[k] = all.get(place.step(), k);
        next[k] = all.get(place.step() + 1, k);
      }
      int powers = driving.powers();
      double[] samples = new double[powers];
      for (int input = 0; input < driving.inputs(); input++) {
        driving.samples(all, place.step(), variables + input, samples);
        driving.between().coefficients(samples, 0, state, variables + input * powers);
      }
    }
  }

  private void samples(Trajectory all, int step, int column, double[] samples) {
    for (int i = 0; i < samples.length; i++) {
      int row = step - between.window().before() + i;
      boolean known = row >= 0 && row < all.steps();
      samples[i] = known ? all.get(row, column) : Double.NaN;
    }
  }
}
