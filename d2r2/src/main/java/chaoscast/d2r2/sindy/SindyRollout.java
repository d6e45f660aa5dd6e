package chaoscast.d2r2.sindy;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.MemorylessRollout;

/// The lanes of a [SindySurrogate] at work: classical Runge–Kutta, all lanes together.
///
///     k₁ = f(x), k₂ = f(x + h/2 k₁), k₃ = f(x + h/2 k₂), k₄ = f(x + h k₃)
///     x ← x + h/6 (k₁ + 2k₂ + 2k₃ + k₄)
final class SindyRollout extends MemorylessRollout {
  private static final double[] STAGE = {0, 0.5, 0.5, 1};
  private static final double[] WEIGHT = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};

  private final TermMap map;
  private final DenseMatrix weights;
  private final Driving driving;
  private final InputCurves curves;
  private final double step;
  private final int substeps;
  private final Arithmetic stateFormat;
  private final Arithmetic readoutFormat;
  private final DenseMatrix stage;
  private final DenseMatrix slope;
  private final DenseMatrix sum;
  private final DenseMatrix features;

  SindyRollout(
      TermMap map,
      DenseMatrix weights,
      Driving driving,
      double step,
      int substeps,
      Precision precision,
      int lanes) {
    super(map.dimension(), lanes, precision.states());
    this.map = map;
    this.weights = weights;
    this.driving = driving;
    this.step = step;
    curves = new InputCurves(driving, lanes);
    this.substeps = substeps;
    this.stateFormat = precision.states();
    this.readoutFormat = precision.readout();
    stage = DenseMatrix.zeros(map.dimension(), lanes);
    slope = DenseMatrix.zeros(map.dimension(), lanes);
    sum = DenseMatrix.zeros(map.dimension(), lanes);
    features = DenseMatrix.zeros(map.featureCount(), lanes);
  }

  @Override
  protected void advance() {
    for (int i = 0; i < substeps; i++) {
      rungeKutta(i);
    }
    curves.end();
  }

  @Override
  public void inputAround(double[] window) {
    curves.take(window);
  }

  private void rungeKutta(int substep) {
    DenseMatrix states = states();
    for (int k = 0; k < STAGE.length; k++) {
      for (int variable = 0; variable < states.rows(); variable++) {
        for (int lane = 0; lane < states.columns(); lane++) {
          double x = states.get(variable, lane);
          if (k > 0) {
            x = stateFormat.round(x + STAGE[k] * step * slope.get(variable, lane));
          }
          stage.set(variable, lane, x);
        }
      }
      if (driving.moves()) {
        drive((substep + STAGE[k]) / substeps);
      }
      map.apply(stage, features);
      readoutFormat.round(features);
      readoutFormat.multiply(weights, features, slope);
      for (int variable = 0; variable < states.rows(); variable++) {
        for (int lane = 0; lane < states.columns(); lane++) {
          double before = k == 0 ? 0 : sum.get(variable, lane);
          sum.set(variable, lane, before + WEIGHT[k] * slope.get(variable, lane));
        }
      }
    }
    for (int variable = 0; variable < states.rows(); variable++) {
      for (int lane = 0; lane < states.columns(); lane++) {
        double moved = states.get(variable, lane) + step * sum.get(variable, lane);
        states.set(variable, lane, stateFormat.round(moved));
      }
    }
  }

  /// @param share of the step that has passed at this stage
  private void drive(double share) {
    int variables = stage.rows() - driving.inputs();
    for (int input = 0; input < driving.inputs(); input++) {
      for (int lane = 0; lane < stage.columns(); lane++) {
        double value = curves.value(lane, input, share, states());
        stage.set(variables + input, lane, stateFormat.round(value));
      }
    }
  }
}
