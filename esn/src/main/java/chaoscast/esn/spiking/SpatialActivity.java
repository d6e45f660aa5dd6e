package chaoscast.esn.spiking;

import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import java.util.Arrays;

/// What a spatial network did in a time: how much, how evenly over the torus and over time, and the spikes
/// themselves for pictures.
///
/// @param rates        of e and i, Hz
/// @param staticFano   variance over mean of the excitatory spike counts of 8 × 8 equal squares in the whole
///                     time: about 1 for Poisson spikes, large where a pattern stands still
/// @param temporalFano the same of all excitatory neurons' counts in windows of 10 ms
/// @param frames       excitatory spikes by square of a 24 × 24 grid (as far as the neurons allow) in each
///                     window of 10 ms
/// @param side         of the frames' grid
/// @param rasterTimes  ms, of the spikes of some neurons
/// @param rasterRows   which of these neurons
public record SpatialActivity(
    double[] rates,
    double staticFano,
    double temporalFano,
    int[][] frames,
    int side,
    double[] rasterTimes,
    int[] rasterRows) {
  /// Step of the integration, ms.
  public static final double TIME_STEP = 0.1;

  /// Neurons of the raster: a row of the excitatory grid, every so many.
  public static final int RASTER = 96;

  private static final int SQUARES = 8;
  private static final int FRAME_SIDE = 24;
  private static final double WINDOW = 10;
  private static final int MOST_RASTER = 20_000;

  /// @param network  options
  /// @param settling ms that are left out, ≥ 0
  /// @param duration ms that are measured, ≥ 10
  /// @param seed     of wiring and start
  /// @param progress receives the steps
  public static SpatialActivity measure(
      SpatialNetwork network, double settling, double duration, Seed seed, Progress progress) {
    Requirements.requireNonNegative("settling", settling);
    Requirements.requireBetween("duration", WINDOW, 1e7, duration);
    return new Recorder(network, duration, seed)
        .run((int) Math.round(settling / TIME_STEP), progress);
  }

  private static final class Recorder {
    private final int side;
    private final int frameSide;
    private final int steps;
    private final int perWindow = (int) Math.round(WINDOW / TIME_STEP);
    private final SpikingSimulation simulation;
    private final int[] squares = new int[SQUARES * SQUARES];
    private final int[] windows;
    private final int[][] frames;
    private final double[] times = new double[MOST_RASTER];
    private final int[] rows = new int[MOST_RASTER];
    private final long[] counts = new long[2];
    private final int rasterStride;
    private int raster;

    Recorder(SpatialNetwork network, double duration, Seed seed) {
      side = network.excitatorySide();
      frameSide = Math.min(FRAME_SIDE, side);
      steps = (int) Math.round(duration / TIME_STEP);
      simulation = new SpikingSimulation(network.draw(seed), TIME_STEP, seed);
      windows = new int[steps / perWindow];
      frames = new int[windows.length][frameSide * frameSide];
      rasterStride = Math.max(1, side / RASTER);
    }

    SpatialActivity run(int settling, Progress progress) {
      for (int step = 0; step < settling + steps; step++) {
        simulation.step();
        if (step >= settling) {
          record(step - settling);
        }
        if ((step + 1) % 500 == 0 || step + 1 == settling + steps) {
          progress.at("simulate", step + 1, settling + steps);
        }
      }
      double seconds = steps * TIME_STEP / 1000;
      SpikingNetwork network = simulation.network();
      return new SpatialActivity(
          new double[] {
            counts[0] / seconds / network.populations().get(0).size(),
            counts[1] / seconds / network.populations().get(1).size()},
          fano(squares),
          fano(windows),
          frames,
          frameSide,
          Arrays.copyOf(times, raster),
          Arrays.copyOf(rows, raster));
    }

    private void record(int step) {
      int inhibitory = simulation.network().first(1);
      int window = step / perWindow;
      for (int s = 0; s < simulation.spikeCount(); s++) {
        int neuron = simulation.spike(s);
        if (neuron >= inhibitory) {
          counts[1]++;
          continue;
        }
        counts[0]++;
        int row = neuron / side;
        int column = neuron % side;
        squares[row * SQUARES / side * SQUARES + column * SQUARES / side]++;
        if (window < windows.length) {
          windows[window]++;
          frames[window][row * frameSide / side * frameSide + column * frameSide / side]++;
        }
        if (row == side / 2 && column % rasterStride == 0 && raster < MOST_RASTER) {
          times[raster] = step * TIME_STEP;
          rows[raster++] = column / rasterStride;
        }
      }
    }

    private static double fano(int[] counts) {
      double mean = 0;
      for (int count : counts) {
        mean += (double) count / counts.length;
      }
      double variance = 0;
      for (int count : counts) {
        variance += (count - mean) * (count - mean) / (counts.length - 1);
      }
      return variance / mean;
    }
  }
}
