package chaoscast.splinenets.loss;

/// Why JᵀJ has zero directions: their sum is the number of parameters less rank J.
///
/// @param symmetry  one for each active neuron of a network: (w, b, −v), along which the scale
///                  symmetry moves it; none in spline coordinates, which are its quotient
/// @param inactive  parameters of neurons that no datum activates
/// @param silent    input-side parameters of active neurons whose output side is 0
/// @param redundant what remains: data pieces can each move by a line only, however many neurons
///                  move them
public record ZeroDirections(int symmetry, int inactive, int silent, int redundant) {

  static ZeroDirections of(LossSurface surface, double[] parameters, int rank) {
    int perNeuron = surface.parametersPerNeuron();
    int symmetry = 0;
    int inactive = 0;
    int silent = 0;
    for (int i = 0; i < surface.neurons(); i++) {
      if (!isActive(surface, parameters, i)) {
        inactive += perNeuron;
      } else if (surface.isSilent(parameters, i)) {
        silent += perNeuron - 1;
      } else {
        symmetry += perNeuron - 2;
      }
    }
    int redundant = surface.dimension() - symmetry - inactive - silent - rank;
    return new ZeroDirections(symmetry, inactive, silent, redundant);
  }

  private static boolean isActive(LossSurface surface, double[] parameters, int neuron) {
    for (double x : surface.samples().inputs()) {
      if (surface.isActive(parameters, neuron, x)) {
        return true;
      }
    }
    return false;
  }

  /// @return all of them
  public int total() {
    return symmetry + inactive + silent + redundant;
  }
}
