package chaoscast.d2r2.extended;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedRungeKutta4;
import chaoscast.core.extended.ExtendedWeights;
import chaoscast.core.files.ModelFile;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learned equations with the steps that they are integrated by.
///
/// @param format   of weights and states
/// @param library  candidate terms
/// @param places   of those that the equations have
/// @param weights  one a place; not modified
/// @param units    of the equations
/// @param timeStep Δt
/// @param substeps Runge–Kutta steps in Δt
/// @param residualDigits log₁₀ of the largest residual before every iteration
record ExtendedFlowModel(
    BigFloatFormat format,
    Library library,
    List<Library.Place> places,
    long[] weights,
    Units units,
    double timeStep,
    int substeps,
    List<Double> residualDigits)
    implements ExtendedModel {

  private static final double ROUNDING = 1e-13;

  ExtendedFlowModel {
    places = List.copyOf(places);
    residualDigits = List.copyOf(residualDigits);
  }

  @Override
  public int dimension() {
    return library.dimension();
  }

  @Override
  public ExtendedModel in(BigFloatFormat other) {
    return new ExtendedFlowModel(
        other, library, places, format.rounded(weights, other), units, timeStep, substeps,
        residualDigits);
  }

  @Override
  public Cost cost() {
    long products = 4L * substeps * (places.size() + library.size());
    int functions =
        (library.sines() ? 1 : 0) + (library.cosines() ? 1 : 0);
    return new Cost(
        places.size(),
        library.size(),
        products,
        4L * substeps * functions * library.dimension(),
        Long.BYTES * (long) format.words() * (places.size() + library.size()));
  }

  @Override
  public Optional<Polynomials> polynomials() {
    if (library.sines() || library.cosines()) {
      return Optional.empty();
    }
    var equations = new ArrayList<Map<Monomial, Double>>();
    for (int i = 0; i < dimension(); i++) {
      equations.add(new HashMap<>());
    }
    BigFloatKernel kernel = format.kernel();
    for (int q = 0; q < places.size(); q++) {
      Library.Place place = places.get(q);
      equations.get(place.equation())
          .put(library.terms().get(place.term()), kernel.toDouble(weights, q * format.words()));
    }
    var scaled =
        new Polynomials(
            Form.DERIVATIVE,
            Polynomials.defaultNames(dimension()),
            equations.stream().map(Polynomial::of).toList());
    Polynomials found = scaled.unscaled(units.scaling());
    return Optional.of(
        new Polynomials(
            Form.DERIVATIVE, found.names(),
            found.rows().stream().map(ExtendedFlowModel::withoutRounding).toList()));
  }

  /// Without what the change of units leaves in doubles of terms that cancel.
  private static Polynomial withoutRounding(Polynomial row) {
    double largest =
        row.terms().values().stream().mapToDouble(Math::abs).max().orElse(0);
    return row.only(term -> Math.abs(row.coefficient(term)) > ROUNDING * largest);
  }

  @Override
  public void write(ModelFile file) {
    file.put("dimension", (long) dimension());
    units.write(file);
    file.put("substeps", (long) substeps);
    file.put("equations", places.stream().mapToInt(Library.Place::equation).toArray());
    file.put("terms", places.stream().mapToInt(Library.Place::term).toArray());
    ExtendedWeights.write(file, "weights", format, weights);
    ExtendedWeights.writeResiduals(file, residualDigits);
  }

  /// @param library that the settings describe
  /// @return what [#write] wrote
  static ExtendedFlowModel read(ModelFile file, BigFloatFormat format, Library library) {
    int[] equations = file.ints("equations");
    int[] terms = file.ints("terms");
    if (equations.length != terms.length) {
      throw new InputException(
          "equations must be as many as terms, %d, but are %d"
              .formatted(terms.length, equations.length));
    }
    var places = new ArrayList<Library.Place>();
    for (int i = 0; i < terms.length; i++) {
      places.add(library.place(equations[i], terms[i]));
    }
    return new ExtendedFlowModel(
        format,
        library,
        places,
        ExtendedWeights.read(file, "weights", format, places.size()),
        Units.read(file, library.dimension()),
        file.positive("timeStep"),
        file.count("substeps", 1),
        ExtendedWeights.readResiduals(file));
  }

  @Override
  public ExtendedRollout rollout() {
    var step =
        new ExtendedRungeKutta4(new TermField(format, library, places, weights), timeStep,
            substeps);
    BigFloatKernel kernel = format.kernel();
    long[] z = new long[library.dimension() * format.words()];
    return new ExtendedRollout() {
      @Override
      public void start(long[] state) {
        System.arraycopy(state, 0, z, 0, z.length);
        units.scale(format, kernel, z);
      }

      @Override
      public void next(long[] state) {
        step.advance(z);
        units.unscale(format, kernel, z, state);
      }
    };
  }
}
