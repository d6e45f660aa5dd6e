package chaoscast.evaluation.score;

/// D_stsp: how the states of forecasts are spread over state space, against those of the truth.
///
///     D_stsp = Σ_b p_b ln(p_b / q_b),   p_b = (n_b + α) / (n + α B),   α = 10⁻⁵
///
/// p is of the truth and q of the forecasts; the B = 30ᵈ cells are 30 bins of equal width a variable between the least and
/// the greatest value of the truth; states outside, and those that are not finite, are left out. Of five variables and more
/// it is the mean over variables of the divergence of 30 bins each: 30⁵ cells would hardly ever be visited twice.
///
/// Source: C. J. Hemmer, D. Durstewitz, True zero-shot inference of dynamical systems preserving long-term statistics
/// (2025), arXiv:2505.13192; G. Koppe and others, PLoS Comput. Biol. 15 (2019) e1007263,
/// doi:10.1371/journal.pcbi.1007263.
public final class StateSpaceDivergence {
  /// Variables up to which all are binned together.
  public static final int MOST_TOGETHER = 4;

  private static final int BINS = 30;
  private static final double SMOOTHING = 1e-5;

  private final double[] least;
  private final double[] greatest;
  private final int[][] truth;
  private final int[][] forecast;

  /// @param least    value of each variable over the truth; not modified
  /// @param greatest value of each; not modified
  public StateSpaceDivergence(double[] least, double[] greatest) {
    this.least = least.clone();
    this.greatest = greatest.clone();
    boolean together = least.length <= MOST_TOGETHER;
    int histograms = together ? 1 : least.length;
    int cells = together ? (int) Math.pow(BINS, least.length) : BINS;
    truth = new int[histograms][cells];
    forecast = new int[histograms][cells];
  }

  /// @param states  of the truth, row-major; not modified
  /// @param numbers how many of the values count, a multiple of the dimension
  public void addTruth(double[] states, int numbers) {
    add(states, numbers, truth);
  }

  /// @param states  of forecasts, row-major; not modified
  /// @param numbers how many of the values count, a multiple of the dimension
  public void addForecast(double[] states, int numbers) {
    add(states, numbers, forecast);
  }

  private void add(double[] states, int numbers, int[][] histograms) {
    for (int at = 0; at < numbers; at += least.length) {
      int cell = 0;
      for (int i = 0; i < least.length; i++) {
        int bin = bin(i, states[at + i]);
        if (histograms.length == 1) {
          cell = bin < 0 || cell < 0 ? -1 : cell * BINS + bin;
        } else if (bin >= 0) {
          histograms[i][bin]++;
        }
      }
      if (histograms.length == 1 && cell >= 0) {
        histograms[0][cell]++;
      }
    }
  }

  /// @return the bin; −1 outside
  private int bin(int variable, double value) {
    double from = least[variable];
    double to = greatest[variable];
    if (!(value >= from && value <= to)) {
      return -1;
    }
    return to > from ? Math.min(BINS - 1, (int) (BINS * ((value - from) / (to - from)))) : 0;
  }

  /// @param other of the same ranges; its states count here too
  public void merge(StateSpaceDivergence other) {
    for (int h = 0; h < truth.length; h++) {
      for (int cell = 0; cell < truth[h].length; cell++) {
        truth[h][cell] += other.truth[h][cell];
        forecast[h][cell] += other.forecast[h][cell];
      }
    }
  }

  /// @return ≥ 0, in nats
  public double value() {
    double sum = 0;
    for (int h = 0; h < truth.length; h++) {
      sum += divergence(truth[h], forecast[h]) / truth.length;
    }
    return sum;
  }

  private static double divergence(int[] truth, int[] forecast) {
    double most = total(truth) + SMOOTHING * truth.length;
    double mostForecast = total(forecast) + SMOOTHING * forecast.length;
    double sum = 0;
    for (int cell = 0; cell < truth.length; cell++) {
      double p = (truth[cell] + SMOOTHING) / most;
      double q = (forecast[cell] + SMOOTHING) / mostForecast;
      sum += p * Math.log(p / q);
    }
    return sum;
  }

  private static long total(int[] counts) {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
