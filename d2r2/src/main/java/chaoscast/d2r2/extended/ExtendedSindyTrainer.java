package chaoscast.d2r2.extended;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedTrainer;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.Options;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.d2r2.sindy.TermFamily;
import chaoscast.d2r2.sindy.TermLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// `sindy` in long arithmetic: all terms of a library, through the integrator that made the data.
///
/// The first weights come from central differences. Gauss–Newton converges quadratically, so that each iteration is
/// computed with no more bits than it can use: formats of about p/4, p/2 and p bits follow one another, and only the
/// last iterations cost what p bits cost. For these, terms are left out whose weights half the bits have found to be
/// nothing; where the residuals then are more than rounding, they come back.
///
/// Source: the protocol of C. Schötz and N. Boers, arXiv:2507.09652, whose polynomial maps this is to be held against.
public final class ExtendedSindyTrainer implements ExtendedTrainer {
  /// log₁₀ 2: iterations end where residuals fall by less than half.
  private static final double HALVED = 0.3;
  private static final int MOST_ITERATIONS = 30;
  private static final int FEWEST_BITS = 64;
  /// What an iteration leaves at best: bits above the unit roundoff.
  private static final int ROUNDING = 16;

  /// @param degree  highest total degree of the monomials, 1 … 6
  /// @param library `polynomial`, with `sine` and `cosine` after commas
  record Settings(
      @Meaning("highest total degree of the monomials, 1 … 6") int degree,
      @Meaning("polynomial, with sine or cosine after commas") String library) {
    Settings {
      if (degree < 1 || degree > 6) {
        throw new InputException("degree must be 1 … 6 but was " + degree);
      }
      if (TermFamily.parse(library).contains(TermFamily.SPECTRAL)) {
        throw new InputException(
            "library must be made of polynomial, sine and cosine in long arithmetic but was "
                + library);
      }
    }
  }

  @Override
  public String name() {
    return "sindy";
  }

  private static Settings parsed(Map<String, String> options) {
    return Options.parse(new Settings(2, "polynomial"), options);
  }

  @Override
  public Map<String, String> settings(Map<String, String> options) {
    return Options.values(parsed(options));
  }

  @Override
  public ExtendedModel read(
      ModelFile file, BigFloatFormat format, Map<String, String> settings) {
    return ExtendedFlowModel.read(
        file, format, library(parsed(settings), file.count("dimension", 1)));
  }

  private static Library library(Settings settings, int dimension) {
    Set<TermFamily> families = TermFamily.parse(settings.library());
    var terms =
        new TermLibrary(Polynomials.defaultNames(dimension), settings.degree(), families);
    return new Library(
        dimension,
        families.contains(TermFamily.SINE),
        families.contains(TermFamily.COSINE),
        terms.terms());
  }

  @Override
  public ExtendedModel train(
      ExtendedTrajectory data,
      int substeps,
      Map<String, String> options,
      int threads,
      Progress progress) {
    Settings settings = parsed(options);
    Library library = library(settings, data.dimension());
    // The sine of a shifted variable would be another function.
    Units units =
        library.sines() || library.cosines() ? Units.none(data.dimension()) : Units.of(data);
    ExtendedTrajectory scaled = units.scaled(data);
    Learned learned = null;
    for (BigFloatFormat format : formats(data.format())) {
      var regression = new FlowRegression(scaled.in(format), library, substeps, threads);
      if (learned == null) {
        long[] first = regression.fromDifferences();
        learned =
            iterated(
                regression,
                new Learned(format, library.everywhere(), first, List.of()),
                format.equals(data.format()),
                progress);
      } else if (!format.equals(data.format())) {
        learned = iterated(regression, learned.in(format), false, progress);
      }
    }
    var whole = new FlowRegression(scaled, library, substeps, threads);
    Learned sparse = iterated(whole, learned.pruned().in(data.format()), true, progress);
    learned =
        sparse.isExact()
            ? sparse
            : iterated(whole, learned.in(data.format()), true, progress);
    return new ExtendedFlowModel(
        data.format(),
        library,
        learned.places(),
        learned.weights(),
        units,
        data.timeStep(),
        substeps,
        learned.digits());
  }

  /// Weights on their way.
  ///
  /// @param format  of the weights
  /// @param places  of the terms
  /// @param weights one a place
  /// @param digits  log₁₀ of the residuals so far
  private record Learned(
      BigFloatFormat format, List<Library.Place> places, long[] weights, List<Double> digits) {

    Learned in(BigFloatFormat other) {
      return new Learned(other, places, format.rounded(weights, other), digits);
    }

    BigFloat weight(int place) {
      return BigFloat.from(format, weights, place * format.words());
    }

    /// Without the terms whose weights are no larger than what rounding leaves of nothing.
    Learned pruned() {
      int largest =
          IntStream.range(0, places.size())
              .map(i -> weight(i).isZero() ? Integer.MIN_VALUE : weight(i).getExponent())
              .max()
              .orElseThrow();
      int[] kept =
          IntStream.range(0, places.size())
              .filter(i -> !weight(i).isZero())
              .filter(i -> weight(i).getExponent() > largest - format.bits() + ROUNDING)
              .toArray();
      long[] left = new long[kept.length * format.words()];
      for (int i = 0; i < kept.length; i++) {
        weight(kept[i]).copyTo(left, i * format.words());
      }
      return new Learned(
          format, Arrays.stream(kept).mapToObj(places::get).toList(), left, digits);
    }

    /// Whether rounding is all that the residuals hold.
    boolean isExact() {
      return digits.getLast() < -Math.log10(2) * (format.bits() - 2 * ROUNDING);
    }
  }

  /// @return formats from few bits to all
  private static List<BigFloatFormat> formats(BigFloatFormat last) {
    var formats = new ArrayList<BigFloatFormat>();
    int bits = last.bits();
    do {
      formats.addFirst(BigFloatFormat.of(bits));
      bits = bits / 2 + ROUNDING;
    } while (bits >= FEWEST_BITS);
    return formats;
  }

  /// @param whole whether this is the format of the data, where the last bit counts
  private static Learned iterated(
      FlowRegression regression, Learned start, boolean whole, Progress progress) {
    BigFloatFormat format = start.format();
    long[] weights = start.weights();
    var digits = new ArrayList<>(start.digits());
    double last = Double.POSITIVE_INFINITY;
    int enough = whole ? format.bits() - ROUNDING : format.bits() / 2;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      FlowRegression.Iteration iteration = regression.iterate(start.places(), weights);
      double residual = Units.digits(iteration.residual());
      digits.add(residual);
      progress.at("iterations in " + format.name(), i + 1L, MOST_ITERATIONS);
      if (residual > last - HALVED) {
        break; // rounding is all that is left
      }
      weights = iteration.weights();
      last = residual;
      if (iteration.change().isZero() || iteration.change().getExponent() < -enough) {
        break;
      }
    }
    return new Learned(format, start.places(), weights, digits);
  }
}
