package chaoscast.core.files.table;

import java.util.Locale;
import java.util.Set;

/// What names of columns usually mean.
public final class ColumnNames {
  private static final Set<String> TIMES =
      Set.of("time", "t", "timestamp", "timestamps", "datetime", "date", "times",
          "seconds", "secs", "sec", "epoch", "unixtime", "unix", "ts", "tspan",
          "elapsed", "elapsedtime", "validtime", "simtime", "simulationtime", "timeutc", "utc",
          "utctime", "zeit", "temps", "tiempo", "tt");
  private static final Set<String> COUNTERS =
      Set.of("", "index", "idx", "step", "steps", "row", "sample", "samples", "frame", "unnamed0",
          "rownames", "no", "nr", "n");
  private static final Set<String> RUNS =
      Set.of("trajid", "trajectory", "trajectoryid", "traj", "run", "runid", "id", "episode",
          "episodeid", "series", "seriesid", "experiment", "realization", "realisation", "sim",
          "simulation", "simulationid", "group", "sequence", "sequenceid", "segment", "unit",
          "uid");

  private ColumnNames() {}

  /// @return whether a column of this name usually holds times: `Time (s)`, `t [ms]`, `timestamp`
  public static boolean isTime(String name) {
    String plain = plain(name);
    return TIMES.contains(plain) || plain.matches("time(s|ms|us|ns|sec|seconds|min|h|hours|days)?");
  }

  /// @return whether a column of this name usually counts rows: `index`, `step`, no name (pandas)
  public static boolean isCounter(String name) {
    return COUNTERS.contains(plain(name));
  }

  /// @return whether a column of this name usually tells trajectories from each other: `trajId`, `run`
  public static boolean isRun(String name) {
    return RUNS.contains(plain(name));
  }

  /// Lower case, without a unit in brackets, blanks and signs.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[\\[(].*?[\\])]", "")
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
