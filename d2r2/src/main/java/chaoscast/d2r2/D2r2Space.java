package chaoscast.d2r2;

import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.RingAxes;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Polynomials that are worth trying on given data: of the present where all variables may be observed, of the
/// past as well, at distances up to the time in which the data forget themselves (Takens' embedding), of the variables
/// beside each where these stand on a ring.
///
/// Readouts are fitted by QR, which needs no ridge for its accuracy, so that a ridge is one for the sake of the
/// forecast only.
final class D2r2Space {
  private static final int[] DELAYS = {0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 16};
  private static final int[] STRIDES = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};

  private D2r2Space() {}

  static SettingsSpace of(DataShape data) {
    int memory = data.past() - 1;
    List<Integer> strides =
        IntStream.of(STRIDES)
            .filter(stride -> stride <= Math.max(1, Math.min(memory, 2 * data.correlation())))
            .boxed()
            .toList();
    List<Integer> delays =
        IntStream.of(DELAYS).filter(count -> count <= memory).boxed().toList();
    var axes =
        new ArrayList<>(
            List.of(
                SettingsAxis.whole("delays", delays),
                SettingsAxis.of("degree", "1", "2", "3", "4", "5", "6"),
                SettingsAxis.whole("stride", strides),
                SettingsAxis.of("ridge", "0", "1e-8", "1e-6", "1e-4", "1e-2", "1", "10"),
                SettingsAxis.of("inputNoise", "0", "1e-3", "3e-3", "1e-2", "3e-2"),
                SettingsAxis.of("target", "state", "increment")));
    axes.addAll(RingAxes.ofStencils(data));
    return new SettingsSpace(Map.of("solver", "qr"), axes, starts(data), new Size(data));
  }

  private static List<Map<String, String>> starts(DataShape data) {
    int time = data.correlation();
    var starts = new ArrayList<Map<String, String>>();
    if (data.isRing()) {
      starts.add(ring(4, 3, "0"));
      starts.add(ring(2, 3, "0"));
      starts.add(ring(6, 2, "0"));
      starts.add(ring(2, 2, "1e-4"));
    }
    if (data.states() > 1) {
      starts.add(start(0, 1, 4, "increment"));
      starts.add(start(0, 1, 2, "increment"));
      starts.add(start(2, 1, 2, "state"));
      starts.add(start(3, Math.max(1, time / 4), 3, "state"));
    } else {
      starts.add(start(6, 1, 3, "state"));
      starts.add(start(6, Math.max(1, (int) Math.round(time / 2.0)), 3, "state"));
      starts.add(start(4, Math.max(1, (int) Math.round(time / 4.0)), 4, "state"));
      starts.add(start(3, 1, 5, "state"));
      starts.add(start(12, 1, 2, "state"));
      starts.add(start(0, 1, 4, "increment"));
    }
    return starts;
  }

  private static Map<String, String> start(int delays, int stride, int degree, String target) {
    return Map.of(
        "delays", String.valueOf(delays),
        "stride", String.valueOf(stride),
        "degree", String.valueOf(degree),
        "ridge", "1e-4",
        "target", target);
  }

  /// Of each variable of a ring from those beside it, one polynomial for all.
  private static Map<String, String> ring(int stencil, int degree, String ridge) {
    return Map.of(
        "stencil", String.valueOf(stencil),
        "shared", "true",
        "degree", String.valueOf(degree),
        "ridge", ridge,
        "target", "increment");
  }

  /// Monomials in what a regression sees.
  private record Size(DataShape data) implements SettingsSpace.Size {
    @Override
    public long features(Map<String, String> settings) {
      D2r2Options options = D2r2Options.parse(settings);
      int variables =
          options.stencil() > 0 ? 2 * options.stencil() + 1 + data.inputs()
              : data.variables() * (1 + options.delays());
      return switch (options.degree()) {
        case Degree.Fixed fixed -> MonomialTable.count(variables, fixed.degree());
        case Degree.Auto _ -> 0;
      };
    }

    @Override
    public SettingsSpace.Parts parts(Map<String, String> settings) {
      D2r2Options options = D2r2Options.parse(settings);
      return options.stencil() == 0 ? SettingsSpace.Parts.WHOLE
          : new SettingsSpace.Parts(data.states(), options.shared());
    }
  }
}
