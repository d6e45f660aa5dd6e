package chaoscast.cluster;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/// What describes a trial, as it travels to an executor.
///
/// @param study   that it is of
/// @param factors of the trial, in order
/// @param seed    of the trial
record RemoteTrial(RemoteCommand study, LinkedHashMap<String, String> factors, long seed)
    implements Serializable {
  static RemoteTrial of(RemoteCommand study, Map<String, String> factors, long seed) {
    return new RemoteTrial(study, new LinkedHashMap<>(factors), seed);
  }
}
