package chaoscast.core.files.internal.array;

import java.util.Locale;
import java.util.Set;

/// Names by which files say Δt, of attributes and of arrays of one number, whatever their case and signs: `dt`,
/// `time_step`, `Sampling Rate`.
public final class StepNames {
  private static final Set<String> STEPS =
      Set.of("dt", "timestep", "deltat", "δt", "h", "taus", "tstep", "stepsize", "timeinterval",
          "sampleinterval", "samplinginterval", "sampleperiod", "samplingperiod", "sampletime",
          "samplingtime", "saveat");
  private static final Set<String> RATES =
      Set.of("fs", "samplingrate", "samplerate", "samplingfrequency", "samplefrequency", "sfreq",
          "srate", "fsample", "framerate", "fps");

  private StepNames() {}

  /// @return whether a number of this name is Δt
  public static boolean isStep(String name) {
    return STEPS.contains(plain(name)) || name.equals("Ts"); // MATLAB's; ts is a time stamp
  }

  /// @return whether a number of this name is 1/Δt
  public static boolean isRate(String name) {
    return RATES.contains(plain(name));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
