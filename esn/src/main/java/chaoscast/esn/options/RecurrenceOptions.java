package chaoscast.esn.options;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// The recurrent part of a reservoir.
///
/// @param nodes          number of reservoir nodes, ≥ 4
/// @param spectralRadius greatest modulus of the recurrent matrix's eigenvalues, ≥ 0
/// @param inDegree       mean number of recurrent inputs of a node, > 0
/// @param topology       which nodes drive which
/// @param weights        how the weights are drawn
public record RecurrenceOptions(
    @Meaning("number of reservoir nodes, ≥ 4") int nodes,
    @Meaning("spectral radius of the recurrent matrix, ≥ 0; 0: no recurrence") double spectralRadius,
    @Meaning("mean number of recurrent inputs of a node, > 0; whole but for erdos-renyi") double inDegree,
    @Meaning("which nodes drive which: at random, those before in a ring, or a ring with shortcuts") ReservoirTopology topology,
    @Meaning("recurrent weights before scaling: uniform in [0, 1), uniform in [-1, 1), or normal") WeightLaw weights) {

  public RecurrenceOptions {
    Requirements.requireAtLeast("nodes", 4, nodes);
    Requirements.requireNonNegative("spectralRadius", spectralRadius);
    Requirements.requirePositive("inDegree", inDegree);
    Requirements.requireBetween("inDegree", 0, nodes, inDegree);
    if (topology != ReservoirTopology.ERDOS_RENYI && inDegree != Math.rint(inDegree)) {
      throw new InputException(
          "inDegree of a ring must be a whole number but was " + inDegree);
    }
  }

  public RecurrenceOptions withNodes(int newNodes) {
    return new RecurrenceOptions(newNodes, spectralRadius, inDegree, topology, weights);
  }

  public RecurrenceOptions withSpectralRadius(double newSpectralRadius) {
    return new RecurrenceOptions(nodes, newSpectralRadius, inDegree, topology, weights);
  }

  public RecurrenceOptions withInDegree(double newInDegree) {
    return new RecurrenceOptions(nodes, spectralRadius, newInDegree, topology, weights);
  }

  public RecurrenceOptions withTopology(ReservoirTopology newTopology) {
    return new RecurrenceOptions(nodes, spectralRadius, inDegree, newTopology, weights);
  }

  public RecurrenceOptions withWeights(WeightLaw newWeights) {
    return new RecurrenceOptions(nodes, spectralRadius, inDegree, topology, newWeights);
  }
}
