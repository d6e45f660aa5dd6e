package chaoscast.core.training;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;

/// The lanes of a [ReadoutSurrogate] without memory, in binary64, whose map knows a [DirectReadout].
final class DirectRollout extends MemorylessRollout {
  private final DirectReadout.Stream stream;
  private final Target target;
  private final DenseMatrix outputs;

  DirectRollout(DirectReadout readout, int dimension, Target target, int lanes) {
    super(dimension, lanes, Arithmetic.BINARY64);
    this.stream = readout.start(lanes);
    this.target = target;
    this.outputs = DenseMatrix.zeros(dimension, lanes);
  }

  @Override
  protected void advance() {
    DenseMatrix states = states();
    stream.apply(states, outputs);
    for (int variable = 0; variable < states.rows(); variable++) {
      for (int lane = 0; lane < states.columns(); lane++) {
        double output = outputs.get(variable, lane);
        double next =
            target == Target.INCREMENT ? states.get(variable, lane) + output : output;
        states.set(variable, lane, next);
      }
    }
  }
}
