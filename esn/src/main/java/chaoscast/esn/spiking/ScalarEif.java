package chaoscast.esn.spiking;

/// Neuron after neuron.
final class ScalarEif implements EifStep {
  @Override
  public void step(
      Constants constants, int from, int to, State state, double[] input, Spikes spikes) {
    double[] potential = state.potential();
    double[] refractory = state.refractory();
    for (int i = from; i < to; i++) {
      double v = potential[i];
      double grown = Exponential.of((v - constants.soft()) * constants.slope());
      double change =
          Math.fma(
              constants.factor(), grown, Math.fma(constants.linear(), v, constants.constant()));
      change = Math.fma(constants.gain(), input[i - from], change);
      double next = Math.max(v + change, constants.floor());
      double left = refractory[i];
      next = left > 0 ? v : next;
      left = Math.max(left - 1, 0);
      if (next >= constants.threshold()) {
        next = constants.reset();
        left = constants.refractory();
        spikes.add(i);
      }
      potential[i] = next;
      refractory[i] = left;
    }
  }
}
