package chaoscast.d2r2.sindy;

import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.d2r2.MonomialTable;
import java.util.List;
import java.util.Map;

/// Libraries and derivatives that are worth trying on given data. The number of terms that are left is found by
/// an information criterion in each.
final class SindySpace {
  private SindySpace() {}

  static SettingsSpace of(DataShape data) {
    return new SettingsSpace(
        Map.of(),
        List.of(
            SettingsAxis.of("degree", "1", "2", "3", "4", "5"),
            SettingsAxis.of("derivative", "auto", "differences", "weak"),
            SettingsAxis.of("order", "2", "4", "6", "8"),
            SettingsAxis.of("ridge", "0", "1e-6", "1e-4", "1e-2")),
        List.of(
            Map.of("degree", "2", "order", "8"),
            Map.of("degree", "3", "order", "8"),
            Map.of("degree", "1", "order", "4")),
        settings -> MonomialTable.count(data.variables(), degree(settings)));
  }

  private static int degree(Map<String, String> settings) {
    String given = settings.get("degree");
    return given == null ? SindyOptions.STANDARD.degree() : Integer.parseInt(given);
  }
}
