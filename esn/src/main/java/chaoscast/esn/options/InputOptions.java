package chaoscast.esn.options;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// What drives a reservoir from outside.
///
/// @param inputScaling  input weights are uniform in (−inputScaling, inputScaling), > 0
/// @param inputTopology which inputs drive which nodes
/// @param inputDegree   with [InputTopology#SPARSE]: inputs that drive a node, ≥ 1; all where there are fewer
/// @param observed      variables that are inputs, `all` or indices from zero, as in `0 2`; the readout
///                      forecasts all in any case
/// @param bias          biases are uniform in (−bias, bias), ≥ 0
public record InputOptions(
    @Meaning("input weights are uniform in ± this, > 0") double inputScaling,
    @Meaning("each input drives a block of nodes of its own, every input every node, or inputDegree inputs drawn for each node") InputTopology inputTopology,
    @Meaning("with inputTopology=sparse: inputs that drive a node, ≥ 1; all where there are fewer") int inputDegree,
    @Meaning("variables that are inputs: all, or indices from zero such as '0 2'; all are forecast") String observed,
    @Meaning("biases are uniform in ± this, ≥ 0") double bias) {

  public InputOptions {
    Requirements.requirePositive("inputScaling", inputScaling);
    Requirements.requireAtLeast("inputDegree", 1, inputDegree);
    Requirements.requireNonNegative("bias", bias);
    ObservedVariables.requireSyntax(observed);
  }

  public InputOptions withInputScaling(double newInputScaling) {
    return new InputOptions(newInputScaling, inputTopology, inputDegree, observed, bias);
  }

  public InputOptions withInputTopology(InputTopology newInputTopology) {
    return new InputOptions(inputScaling, newInputTopology, inputDegree, observed, bias);
  }

  public InputOptions withInputDegree(int newInputDegree) {
    return new InputOptions(inputScaling, inputTopology, newInputDegree, observed, bias);
  }

  public InputOptions withObserved(String newObserved) {
    return new InputOptions(inputScaling, inputTopology, inputDegree, newObserved, bias);
  }

  public InputOptions withBias(double newBias) {
    return new InputOptions(inputScaling, inputTopology, inputDegree, observed, newBias);
  }
}
