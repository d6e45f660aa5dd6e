package chaoscast.splinenets;

import chaoscast.core.options.Options;
import chaoscast.core.ring.StencilOptions;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.RingAxes;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.splinenets.placement.Directions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Networks that are worth trying on given data: order, breakplanes and ridge. Along all axes and pairs of axes
/// where variables are few, along random directions where they are many.
final class SplineReluSpace {
  /// Variables up to which axes and pairs are so few that each has several breakplanes.
  private static final int FEW = 5;

  private SplineReluSpace() {}

  static SettingsSpace of(DataShape data) {
    int variables = data.variables();
    boolean few = variables <= FEW;
    return new SettingsSpace(
        few
            ? Map.of("directions", "axes-and-pairs")
            : Map.of("directions", "random", "randomDirections", String.valueOf(2 * variables)),
        axes(data),
        starts(data),
        new Size(data));
  }

  private static List<SettingsAxis> axes(DataShape data) {
    var axes =
        new ArrayList<>(
            List.of(
                SettingsAxis.of("power", "1", "2", "3", "5", "7"),
                SettingsAxis.of("ridge", "0", "1e-8", "1e-6", "1e-4", "1e-2", "1"),
                SettingsAxis.of("breakpointsPerDirection", "1", "2", "3", "5", "10", "20", "50",
                    "100")));
    axes.addAll(RingAxes.ofStencils(data));
    return axes;
  }

  private static List<Map<String, String>> starts(DataShape data) {
    var starts = new ArrayList<Map<String, String>>();
    if (data.isRing()) {
      for (int stencil : new int[] {2, 4}) {
        var ring = new HashMap<>(start(3, "1e-8", 2));
        ring.putAll(Map.of("stencil", String.valueOf(stencil), "shared", "true"));
        starts.add(ring);
      }
    }
    starts.addAll(
        List.of(
            start(1, "0", 100),
            start(1, "1e-4", 20),
            start(3, "0", 20),
            start(3, "1e-4", 5)));
    return starts;
  }

  private static Map<String, String> start(int power, String ridge, int breakpoints) {
    return Map.of(
        "power", String.valueOf(power),
        "ridge", ridge,
        "breakpointsPerDirection", String.valueOf(breakpoints));
  }

  /// Neurons and polynomials of what a regression sees.
  private record Size(DataShape data) implements SettingsSpace.Size {
    @Override
    public long features(Map<String, String> settings) {
      SplineReluOptions options = Options.parse(SplineReluOptions.PRESETS, settings);
      int seen =
          options.ring().stencil() > 0 ? 2 * options.ring().stencil() + 1 + data.inputs()
              : data.variables();
      double planes =
          options.ownDirections()
              ? options.neurons()
              : (double) options.breakpointsPerDirection()
                  * directions(options.directions(), seen, options.randomDirections());
      return (long) (planes + (options.affine() ? polynomials(seen, options.power()) : 0));
    }

    @Override
    public SettingsSpace.Parts parts(Map<String, String> settings) {
      StencilOptions ring = Options.parse(SplineReluOptions.PRESETS, settings).ring();
      return ring.stencil() == 0 ? SettingsSpace.Parts.WHOLE
          : new SettingsSpace.Parts(data.states(), ring.shared());
    }
  }

  private static double directions(Directions kind, int variables, int random) {
    return switch (kind) {
      case RANDOM -> random;
      case AXES_AND_PAIRS -> (double) variables * variables;
      case LATTICE -> (Math.pow(3, variables) - 1) / 2;
    };
  }

  /// C(variables + degree, degree)
  private static double polynomials(int variables, int degree) {
    double count = 1;
    for (int i = 1; i <= degree; i++) {
      count *= (double) (variables + i) / i;
    }
    return Math.rint(count);
  }
}
