package chaoscast.esn.options;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// What drives a reservoir from outside.
///
/// @param inputScaling  input weights are uniform in (−inputScaling, inputScaling), > 0
/// @param inputTopology which inputs drive which nodes
/// @param observed      variables that are inputs, `all` or indices from zero, as in `0 2`; the readout
///                      forecasts all in any case
/// @param bias          biases are uniform in (−bias, bias), ≥ 0
public record InputOptions(
    @Meaning("input weights are uniform in ± this, > 0") double inputScaling,
    @Meaning("each input drives a block of nodes of its own, or every input every node") InputTopology inputTopology,
    @Meaning("variables that are inputs: all, or indices from zero such as '0 2'; all are forecast") String observed,
    @Meaning("biases are uniform in ± this, ≥ 0") double bias) {

  public InputOptions {
    Requirements.requirePositive("inputScaling", inputScaling);
    Requirements.requireNonNegative("bias", bias);
    ObservedVariables.requireSyntax(observed);
  }

  public InputOptions withInputScaling(double newInputScaling) {
    return new InputOptions(newInputScaling, inputTopology, observed, bias);
  }

  public InputOptions withInputTopology(InputTopology newInputTopology) {
    return new InputOptions(inputScaling, newInputTopology, observed, bias);
  }

  public InputOptions withObserved(String newObserved) {
    return new InputOptions(inputScaling, inputTopology, newObserved, bias);
  }

  public InputOptions withBias(double newBias) {
    return new InputOptions(inputScaling, inputTopology, observed, newBias);
  }
}
