package chaoscast.core.training;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.LaneMemory;
import chaoscast.core.Requirements;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Features of the state and of earlier ones: the next generation reservoir computer.
///
///     φ_t = Φ(x_t, x_{t−s}, …, x_{t−ds})   with d delays, s steps apart
///
/// Source: D. J. Gauthier, E. Bollt, A. Griffith, W. A. S. Barbosa, Next generation reservoir
/// computing, Nat. Commun. 12 (2021) 5564, doi:10.1038/s41467-021-25801-2.
///
/// @param inner  Φ, of (1 + delays) · n variables
/// @param delays d ≥ 1
/// @param stride s ≥ 1
public record DelayMap(MemorylessFeatureMap inner, int delays, int stride) implements FeatureMap {

  public DelayMap {
    Requirements.requireAtLeast("delays", 1, delays);
    Requirements.requireAtLeast("stride", 1, stride);
    if (inner.dimension() % (1L + delays) != 0) {
      throw new InputException(
          "features of the state and %d delays must be of a multiple of %d variables but are of %d"
              .formatted(delays, 1L + delays, inner.dimension()));
    }
    if ((long) delays * stride >= Integer.MAX_VALUE) {
      throw new InputException(
          "delays · stride must be < 2^31 but was %d".formatted((long) delays * stride));
    }
  }

  /// Reads what [#write] wrote or, where there are no delays, the features alone.
  ///
  /// @param group  of the features
  /// @param warmUp of the model: its rollouts keep as many states, and delays cannot reach behind them
  /// @param inner  reads Φ
  /// @throws InputException if delays reach too far
  public static FeatureMap read(
      ModelFile group, int warmUp, Function<ModelFile, MemorylessFeatureMap> inner) {
    if (!group.has("delays")) {
      return inner.apply(group);
    }
    int delays = group.count("delays", 1);
    int stride = group.count("stride", 1);
    if ((long) delays * stride >= warmUp) {
      throw new InputException(
          "delays · stride must be < warmUp, %d, but is %d"
              .formatted(warmUp, (long) delays * stride));
    }
    return new DelayMap(inner.apply(group.group("inner")), delays, stride);
  }

  @Override
  public int dimension() {
    return inner.dimension() / (1 + delays);
  }

  @Override
  public int featureCount() {
    return inner.featureCount();
  }

  @Override
  public Cost cost() {
    long memory = (long) Double.BYTES * dimension() * delays * stride;
    return inner.cost().plus(new Cost(0, 0, 0, 0, memory));
  }

  @Override
  public FeatureStream start(int lanes) {
    return new History(lanes);
  }

  @Override
  public Optional<Polynomials> polynomials(double[][] weights, Expansion expansion) {
    return inner.polynomials(weights, expansion).map(this::delayed);
  }

  /// Names the variables of earlier states: `x0[-2]` is x0 two steps ago.
  private Polynomials delayed(Polynomials polynomials) {
    List<String> names = Polynomials.delayedNames(polynomials.dimension(), 1 + delays, stride);
    return new Polynomials(polynomials.form(), names, polynomials.rows());
  }

  @Override
  public Optional<int[]> degrees() {
    return inner.degrees();
  }

  @Override
  public FeatureMap inPrecision(Arithmetic arithmetic) {
    return new DelayMap(
        (MemorylessFeatureMap) inner.inPrecision(arithmetic), delays, stride);
  }

  @Override
  public void write(ModelFile group) {
    group.put("delays", (long) delays);
    group.put("stride", (long) stride);
    inner.write(group.group("inner"));
  }

  /// The last delays · stride + 1 states of every lane, zero before the first.
  private final class History implements FeatureStream, LaneMemory {
    private final int lanes;
    private final double[][] states;
    private final DenseMatrix input;
    private int now;

    History(int lanes) {
      this.lanes = lanes;
      this.states = new double[delays * stride + 1][dimension() * lanes];
      this.input = DenseMatrix.zeros(inner.dimension(), lanes);
    }

    @Override
    public void advance(DenseMatrix state, DenseMatrix features) {
      now = (now + 1) % states.length;
      double[] present = states[now];
      for (int variable = 0; variable < dimension(); variable++) {
        for (int lane = 0; lane < lanes; lane++) {
          present[variable * lanes + lane] = state.get(variable, lane);
        }
      }
      for (int delay = 0; delay <= delays; delay++) {
        double[] past = states[Math.floorMod(now - delay * stride, states.length)];
        for (int i = 0; i < past.length; i++) {
          input.set(delay * dimension() + i / lanes, i % lanes, past[i]);
        }
      }
      inner.apply(input, features);
    }

    @Override
    public void sweep(DenseMatrix steps, DenseMatrix features) {
      DenseMatrix inputs = DenseMatrix.zeros(inner.dimension(), steps.columns());
      for (int step = 0; step < steps.columns(); step++) {
        now = (now + 1) % states.length;
        for (int variable = 0; variable < dimension(); variable++) {
          states[now][variable] = steps.get(variable, step);
        }
        for (int delay = 0; delay <= delays; delay++) {
          double[] past = states[Math.floorMod(now - delay * stride, states.length)];
          for (int variable = 0; variable < dimension(); variable++) {
            inputs.set(delay * dimension() + variable, step, past[variable]);
          }
        }
      }
      inner.apply(inputs, features);
    }

    @Override
    public Optional<LaneMemory> memory() {
      return Optional.of(this);
    }

    @Override
    public int size() {
      return states.length * dimension();
    }

    /// The oldest state first.
    @Override
    public void read(int lane, double[] target, int position) {
      int next = position;
      for (int age = 1; age <= states.length; age++) {
        double[] past = states[(now + age) % states.length];
        for (int variable = 0; variable < dimension(); variable++) {
          target[next++] = past[variable * lanes + lane];
        }
      }
    }

    @Override
    public void set(int lane, double[] source, int position) {
      int next = position;
      for (int age = 1; age <= states.length; age++) {
        double[] past = states[(now + age) % states.length];
        for (int variable = 0; variable < dimension(); variable++) {
          past[variable * lanes + lane] = source[next++];
        }
      }
    }
  }
}
