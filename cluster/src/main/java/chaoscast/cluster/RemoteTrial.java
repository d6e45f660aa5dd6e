package chaoscast.cluster;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What describes a trial, as it travels to an executor.
///
/// @param study   the words of the study's command line without the program's name
/// @param factors of the trial, in order
/// @param seed    of the trial
record RemoteTrial(List<String> study, LinkedHashMap<String, String> factors, long seed)
    implements Serializable {
  static RemoteTrial of(List<String> study, Map<String, String> factors, long seed) {
    return new RemoteTrial(List.copyOf(study), new LinkedHashMap<>(factors), seed);
  }
}
