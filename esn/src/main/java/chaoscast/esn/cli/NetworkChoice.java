package chaoscast.esn.cli;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.options.NearestName;
import chaoscast.esn.HsrEsnProvider;
import chaoscast.esn.LsrEsnProvider;
import java.util.List;
import java.util.Map;

/// The echo state networks by name.
final class NetworkChoice {
  static final List<String> NAMES = List.of("lsr-esn", "hsr-esn");

  private NetworkChoice() {}

  static String require(String option, String name) {
    if (!NAMES.contains(name)) {
      throw NearestName.unknown(option, name, NAMES);
    }
    return name;
  }

  /// @param settings values by key
  static SurrogateTrainer trainer(String name, Map<String, String> settings, Seed seed) {
    return name.equals("lsr-esn")
        ? new LsrEsnProvider().trainer(settings, seed)
        : new HsrEsnProvider().trainer(settings, seed);
  }
}
