package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.linalg.DenseMatrix;

/// The polynomials along which the inputs of lanes move in the next step; where they are not given, the inputs hold.
final class InputCurves {
  private final Driving driving;
  private final int lanes;
  private final double[] powers;
  private boolean given;

  InputCurves(Driving driving, int lanes) {
    this.driving = driving;
    this.lanes = lanes;
    powers = new double[driving.moves() ? lanes * driving.inputs() * driving.powers() : 0];
  }

  /// @param window lanes × inputs × samples, NaN where one is not known; not modified
  void take(double[] window) {
    if (powers.length == 0) {
      return;
    }
    if (window.length != powers.length) {
      throw new InputException(
          "inputs about a step must have length lanes × inputs × samples = %d × %d × %d but have %d"
              .formatted(lanes, driving.inputs(), driving.powers(), window.length));
    }
    for (int at = 0; at < powers.length; at += driving.powers()) {
      driving.between().coefficients(window, at, powers, at);
    }
    given = true;
  }

  /// @param states of all lanes, the inputs last; not modified
  /// @param to     modified from the first input on: the polynomials of one lane
  void copyTo(int lane, DenseMatrix states, double[] to) {
    int variables = states.rows() - driving.inputs();
    int width = driving.powers();
    for (int input = 0; input < driving.inputs(); input++) {
      for (int power = 0; power < width; power++) {
        to[variables + input * width + power] =
            given ? powers[(lane * driving.inputs() + input) * width + power]
                : power == 0 ? states.get(variables + input, lane) : 0;
      }
    }
  }

  /// @param share s of the step
  /// @return u(s)
  double value(int lane, int input, double share, DenseMatrix states) {
    if (!given) {
      return states.get(states.rows() - driving.inputs() + input, lane);
    }
    int width = driving.powers();
    double value = 0;
    for (int power = width - 1; power >= 0; power--) {
      value = value * share + powers[(lane * driving.inputs() + input) * width + power];
    }
    return value;
  }

  /// The step has been taken: the next one's polynomials have to be given anew.
  void end() {
    given = false;
  }
}
