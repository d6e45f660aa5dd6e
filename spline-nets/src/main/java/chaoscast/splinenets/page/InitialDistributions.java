package chaoscast.splinenets.page;

import chaoscast.core.Seed;
import chaoscast.splinenets.initialisation.Initialisation;
import chaoscast.splinenets.initialisation.RoughnessTable.Entry;
import chaoscast.splinenets.spline.Kink;
import java.util.List;

/// One initialisation: its breakpoints and delta-slopes, and its roughness against width.
///
/// @param name        of the scheme
/// @param breakpoints of many neurons
/// @param slopes      of the same
/// @param roughness   one entry a width
public record InitialDistributions(String name, Density breakpoints, Density slopes,
    List<Entry> roughness) {

  public InitialDistributions {
    roughness = List.copyOf(roughness);
  }

  /// @param initialisation at the width whose delta-slopes are shown
  /// @param neurons        how many to draw
  /// @param roughness      against width
  public static InitialDistributions of(
      String name, Initialisation initialisation, int neurons, Seed seed, List<Entry> roughness) {
    List<Kink> kinks = initialisation.draw(neurons, seed).toSpline().kinks();
    return new InitialDistributions(
        name,
        Density.of(
            kinks.stream().mapToDouble(Kink::breakpoint).toArray(),
            initialisation.joint().breakpoints()),
        Density.of(
            kinks.stream().mapToDouble(Kink::deltaSlope).toArray(),
            initialisation.joint().deltaSlopes()),
        roughness);
  }
}
