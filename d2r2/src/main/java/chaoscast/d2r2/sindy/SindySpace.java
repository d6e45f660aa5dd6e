package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.ring.Neighbourhood.Structure;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.d2r2.MonomialTable;
import chaoscast.d2r2.pde.FieldTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Libraries and derivatives that are worth trying on given data. The number of terms that are left is found by
/// an information criterion in each.
final class SindySpace {
  private static final String SPECTRAL = "spectral";

  private SindySpace() {}

  static SettingsSpace of(DataShape data) {
    var axes =
        new ArrayList<>(
            List.of(
                SettingsAxis.of("degree", "1", "2", "3", "4", "5"),
                SettingsAxis.of("derivative", "auto", "differences", "weak"),
                SettingsAxis.of("order", "2", "4", "6", "8"),
                SettingsAxis.of("ridge", "0", "1e-6", "1e-4", "1e-2")));
    var starts = new ArrayList<Map<String, String>>();
    if (isField(data)) {
      axes.add(SettingsAxis.of("library", "polynomial", SPECTRAL));
      starts.add(Map.of("library", SPECTRAL, "degree", "2", "order", "8"));
    }
    starts.add(Map.of("degree", "2", "order", "8"));
    starts.add(Map.of("degree", "3", "order", "8"));
    starts.add(Map.of("degree", "1", "order", "4"));
    return new SettingsSpace(Map.of(), axes, starts, settings -> terms(settings, data));
  }

  /// A partial differential equation takes no inputs.
  private static boolean isField(DataShape data) {
    return data.structure() == Structure.FIELD && data.inputs() == 0;
  }

  private static long terms(Map<String, String> settings, DataShape data) {
    int degree = degree(settings);
    if (!SPECTRAL.equals(settings.get("library"))) {
      return MonomialTable.count(data.variables(), degree);
    }
    if (Derivative.WEAK.name().equalsIgnoreCase(settings.get("derivative"))) {
      throw new InputException(
          "derivative must be auto or differences with library=spectral but was weak");
    }
    return (long) FieldTerm.count(degree);
  }

  private static int degree(Map<String, String> settings) {
    String given = settings.get("degree");
    return given == null ? SindyOptions.STANDARD.degree() : Integer.parseInt(given);
  }
}
