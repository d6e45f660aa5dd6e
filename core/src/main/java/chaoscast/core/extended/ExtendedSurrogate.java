package chaoscast.core.extended;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.SizeLimit;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.model.TrainedOn;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import chaoscast.core.training.MemorylessRollout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model in long arithmetic as a surrogate among others: it takes and gives doubles, and computes with all its bits in
/// between. Who has states with more digits than a double gives them to [#model].
///
///     ExtendedSurrogate model = ExtendedSurrogate.train("sindy", digits, 16, Map.of(), 2, Progress.NONE);
///     ExtendedRollout rollout = model.model().rollout();
///
/// @param header settings, time step and what it was trained on
/// @param model  learned
public record ExtendedSurrogate(ModelHeader header, ExtendedModel model) implements Surrogate {
  private static final String ARITHMETIC = "arithmetic";

  /// @param name     of the surrogate
  /// @param data     to train on
  /// @param substeps Runge–Kutta steps between two states by which the data were made
  /// @param options  values by name
  /// @param threads  greatest number that run at once; decides no result
  /// @throws InputException for a surrogate that does not compute in long arithmetic, an unknown option, a value out of
  ///     range or data that do not suffice
  public static ExtendedSurrogate train(
      String name,
      ExtendedTrajectory data,
      int substeps,
      Map<String, String> options,
      int threads,
      Progress progress) {
    ExtendedTrainer trainer = ExtendedTrainer.named(name);
    ExtendedModel model = trainer.train(data, substeps, options, threads, progress);
    ModelHeader header =
        ModelHeader.of(name, trainer.settings(options), data.timeStep(), 1)
            .withTrainedOn(TrainedOn.of(List.of(data.rounded())))
            .withRemarks(List.of(remark(model)));
    return new ExtendedSurrogate(header, model);
  }

  /// What the last bits say of the fit.
  private static Remark remark(ExtendedModel model) {
    double digits = model.residualDigits().getLast();
    return new Remark(
        Remark.INTEGRATOR,
        "computes in %s; %s".formatted(
            model.format().name(),
            Double.isInfinite(digits)
                ? "training steps leave no residual"
                : "the largest residual of a training step is 1e%.0f of a standard deviation"
                    .formatted(digits)),
        Map.of("bits", (double) model.format().bits(), "residualDigits", digits));
  }

  /// @return whether a model in long arithmetic is in the file
  public static boolean isIn(ModelFile file) {
    return file.has(ARITHMETIC);
  }

  /// @param header what the file says besides
  /// @throws InputException if the file does not hold what [#write] wrote
  public static ExtendedSurrogate read(ModelFile file, ModelHeader header) {
    BigFloatFormat format = file.parsed(ARITHMETIC, BigFloatFormat::parse);
    ExtendedTrainer trainer = ExtendedTrainer.named(header.provider());
    Map<String, String> settings = trainer.settings(header.settings());
    return new ExtendedSurrogate(header, trainer.read(file, format, settings));
  }

  /// @param format to forecast in
  /// @return the same model with its weights rounded
  public ExtendedSurrogate in(BigFloatFormat format) {
    return new ExtendedSurrogate(header, model.in(format));
  }

  @Override
  public Surrogate withHeader(ModelHeader newHeader) {
    return new ExtendedSurrogate(newHeader, model);
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public Cost cost() {
    return model.cost();
  }

  @Override
  public Optional<Fit> fit() {
    return Optional.empty();
  }

  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    return model.polynomials().map(all -> all.truncated(expansion.degree()));
  }

  /// Forecasts in another `binary(p)`; binary64 stands for 53 bits.
  ///
  /// @throws InputException for fewer bits, or a part of the surrogate
  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    if (!arithmetic.isExact() || scope != Scope.ALL) {
      throw new InputException(
          "a model in long arithmetic must forecast in binary64 or binary(p), all of it, but was to in %s (%s)"
              .formatted(arithmetic.name(), scope.label()));
    }
    return in(arithmetic.longNumbers().orElse(BigFloatFormat.of(BigFloatFormat.LEAST_BITS)));
  }

  @Override
  public void write(ModelFile file) {
    file.put(ARITHMETIC, model.format().name());
    model.write(file);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new Lanes(model, lanes);
  }

  /// Predicts from all digits of a state.
  ///
  /// @param past  ends with that state
  /// @param steps number of steps to predict, ≥ 1
  /// @return the prediction, ended before the first state that leaves the finite doubles
  public ExtendedTrajectory forecast(ExtendedTrajectory past, int steps) {
    BigFloatFormat format = model.format();
    BigFloatKernel kernel = format.kernel();
    int length = dimension() * format.words();
    SizeLimit.requireMemory("steps", steps, n -> 3.0 * Long.BYTES * n * length);
    SizeLimit.requireAtMost(
        "steps", steps, (Integer.MAX_VALUE - 8) / length, "it the digits fit into no array");
    long[] last = new long[dimension() * past.format().words()];
    past.copyState(past.steps() - 1, last);
    ExtendedRollout rollout = model.rollout();
    rollout.start(past.format().rounded(last, format));
    long[] all = new long[steps * length];
    long[] state = new long[length];
    for (int step = 0; step < steps; step++) {
      rollout.next(state);
      for (int at = 0; at < length; at += format.words()) {
        if (!(Math.abs(kernel.toDouble(state, at)) <= ExtendedRollout.LARGEST)) {
          return new ExtendedTrajectory(
              format, dimension(), timeStep(), Arrays.copyOf(all, step * length));
        }
      }
      System.arraycopy(state, 0, all, step * length, length);
    }
    return new ExtendedTrajectory(format, dimension(), timeStep(), all);
  }

  /// Digits go on where the state that a lane is at is still their rounding; where it was observed, or set, anew, they
  /// are those of the double.
  private static final class Lanes extends MemorylessRollout {
    private final BigFloatKernel kernel;
    private final int words;
    private final ExtendedRollout[] rollouts;
    private final long[][] digits;
    private final boolean[] started;

    Lanes(ExtendedModel model, int lanes) {
      super(model.dimension(), lanes, Arithmetic.BINARY64);
      kernel = model.format().kernel();
      words = model.format().words();
      rollouts = new ExtendedRollout[lanes];
      digits = new long[lanes][model.dimension() * words];
      started = new boolean[lanes];
      for (int lane = 0; lane < lanes; lane++) {
        rollouts[lane] = model.rollout();
      }
    }

    @Override
    protected void advance() {
      for (int lane = 0; lane < lanes(); lane++) {
        advance(lane);
      }
    }

    private void advance(int lane) {
      DenseMatrix states = states();
      boolean same = started[lane];
      boolean finite = true;
      for (int i = 0; i < states.rows(); i++) {
        double state = states.get(i, lane);
        finite &= Math.abs(state) <= ExtendedRollout.LARGEST;
        same &= kernel.toDouble(digits[lane], i * words) == state;
      }
      if (!finite) {
        for (int i = 0; i < states.rows(); i++) {
          states.set(i, lane, Double.NaN);
        }
        return;
      }
      if (!same) {
        for (int i = 0; i < states.rows(); i++) {
          kernel.set(states.get(i, lane), digits[lane], i * words);
        }
        rollouts[lane].start(digits[lane]);
        started[lane] = true;
      }
      rollouts[lane].next(digits[lane]);
      for (int i = 0; i < states.rows(); i++) {
        states.set(i, lane, kernel.toDouble(digits[lane], i * words));
      }
    }
  }
}
