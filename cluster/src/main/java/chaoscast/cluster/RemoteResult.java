package chaoscast.cluster;

import java.io.Serializable;

/// What comes back of a trial.
///
/// @param line    as it stands in a log
/// @param machine that it was found on: whatever may decide last bits
record RemoteResult(String line, String machine) implements Serializable {}
