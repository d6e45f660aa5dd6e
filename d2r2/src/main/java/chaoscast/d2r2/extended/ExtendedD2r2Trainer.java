package chaoscast.d2r2.extended;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.SizeLimit;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.bigfloat.LongGram;
import chaoscast.core.extended.ExtendedLeastSquares;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedNormalEquations;
import chaoscast.core.extended.ExtendedTrainer;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.Options;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.training.Solver;
import chaoscast.core.training.Target;
import chaoscast.d2r2.MonomialTable;
import java.util.List;
import java.util.Map;

/// `d2r2` in long arithmetic: a polynomial map from one state to the next, without a ridge.
///
///     min ‖Φ W − Y‖²,   row n: φ(z_n) and z_{n+1} − z_n or z_{n+1}
///
/// Source: C. Schötz, N. Boers, arXiv:2507.09652, which learns such maps in 512 bits.
public final class ExtendedD2r2Trainer implements ExtendedTrainer {
  private static final int HIGHEST_DEGREE = 64;

  /// @param degree highest total degree of the monomials, ≥ 1
  /// @param target what the readout predicts
  /// @param solver normal equations by products of doubles, or QR by the plain loop
  /// @param ridge  0
  record Settings(
      @Meaning("highest total degree, 1 … 64") int degree,
      @Meaning("what the readout predicts: the next state or the change to it") Target target,
      @Meaning("normal equations at the speed of doubles, or the slower QR") Solver solver,
      @Meaning("0: long arithmetic needs no ridge") double ridge) {
    Settings {
      if (ridge != 0) {
        throw new InputException(
            "ridge must be 0 in long arithmetic, which needs none, but was " + ridge);
      }
      if (degree < 1 || degree > HIGHEST_DEGREE) {
        throw new InputException(
            "degree must be 1 … %d but was %d".formatted(HIGHEST_DEGREE, degree));
      }
    }
  }

  @Override
  public String name() {
    return "d2r2";
  }

  private static Settings parsed(Map<String, String> options) {
    return Options.parse(new Settings(4, Target.INCREMENT, Solver.NORMAL, 0), options);
  }

  @Override
  public Map<String, String> settings(Map<String, String> options) {
    return Options.values(parsed(options));
  }

  @Override
  public ExtendedModel read(
      ModelFile file, BigFloatFormat format, Map<String, String> settings) {
    return ExtendedMapModel.read(file, format, parsed(settings));
  }

  @Override
  public ExtendedModel train(
      ExtendedTrajectory data,
      int substeps,
      Map<String, String> options,
      int threads,
      Progress progress) {
    Settings settings = parsed(options);
    BigFloatFormat format = data.format();
    int dimension = data.dimension();
    int count = MonomialTable.count(dimension, settings.degree());
    requireMemory(format, settings, dimension, data.steps());
    Units units = Units.of(data);
    var rows = new Steps(units.scaled(data), settings);
    long[] weights =
        switch (settings.solver()) {
          case NORMAL -> new ExtendedNormalEquations(format, count, dimension, rows, threads)
              .solve(progress);
          case QR -> orthogonal(format, count, dimension, rows, threads);
        };
    var model =
        new ExtendedMapModel(
            format, settings.degree(), settings.target(), weights, units, List.of());
    return new ExtendedMapModel(
        format, settings.degree(), settings.target(), weights, units,
        List.of(Units.digits(rows.residual(model, threads))));
  }

  private static void requireMemory(
      BigFloatFormat format, Settings settings, int dimension, int steps) {
    double number = Long.BYTES * (double) format.words();
    SizeLimit.requireMemory(
        "degree",
        settings.degree(),
        degree -> {
          double columns = dimension + (double) MonomialTable.count(dimension, (int) degree);
          return switch (settings.solver()) {
            case NORMAL -> LongGram.bytes(format, (long) columns)
                + number * columns * (2 * columns + LongGram.BLOCK);
            case QR -> number * columns * (steps + columns);
          };
        });
  }

  private static long[] orthogonal(
      BigFloatFormat format, int unknowns, int targets, Steps rows, int threads) {
    var problem = new ExtendedLeastSquares(format, rows.count(), unknowns, targets);
    ExtendedNormalEquations.RowMaker maker = rows.maker();
    long[] row = new long[(unknowns + targets) * format.words()];
    for (int n = 0; n < rows.count(); n++) {
      maker.put(n, row, 0);
      for (int column = 0; column < unknowns + targets; column++) {
        problem.set(n, column, row, column * format.words());
      }
    }
    return problem.solve(threads);
  }

  /// Rows of (Φ, Y).
  ///
  /// @param data     z
  /// @param settings degree and target
  private record Steps(ExtendedTrajectory data, Settings settings)
      implements ExtendedNormalEquations.Rows {
    private static final int BLOCK = 64;

    @Override
    public int count() {
      return data.steps() - 1;
    }

    @Override
    public ExtendedNormalEquations.RowMaker maker() {
      BigFloatFormat format = data.format();
      int dimension = data.dimension();
      var table = new MonomialTable(dimension, settings.degree());
      var monomials = new ExtendedMonomials(format, table, dimension);
      BigFloatKernel kernel = format.kernel();
      long[] state = new long[dimension * format.words()];
      long[] next = state.clone();
      return (row, out, at) -> {
        data.copyState(row, state);
        data.copyState(row + 1, next);
        monomials.put(state, out, at);
        for (int k = 0; k < state.length; k += format.words()) {
          if (settings.target() == Target.INCREMENT) {
            kernel.subtract(next, k, state, k, next, k);
          }
        }
        System.arraycopy(next, 0, out, at + table.count() * format.words(), next.length);
      };
    }

    /// @return the largest residual of a step
    BigFloat residual(ExtendedMapModel model, int threads) {
      BigFloatFormat format = data.format();
      return Parallel.map(
          Math.ceilDiv(count(), BLOCK),
          threads,
          block -> {
            var step = new ExtendedMapModel.Step(model);
            BigFloat largest = format.getZero();
            long[] state = new long[data.dimension() * format.words()];
            for (int n = block * BLOCK; n < Math.min(count(), (block + 1) * BLOCK); n++) {
              data.copyState(n, state);
              step.advance(state);
              for (int k = 0; k < data.dimension(); k++) {
                BigFloat error =
                    data.get(n + 1, k)
                        .subtract(BigFloat.from(format, state, k * format.words())).abs();
                largest = error.compareTo(largest) > 0 ? error : largest;
              }
            }
            return largest;
          }).stream().max(BigFloat::compareTo).orElseThrow();
    }
  }
}
