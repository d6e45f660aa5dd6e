package chaoscast.d2r2.sindy;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Learned differential equations with variables that nobody observes. A forecast starts from the state that explains
/// the last [#warmUp] observations, found by [chaoscast.core.smoothing.HiddenEstimation] with the equations
/// fixed.
///
/// In reduced number formats the observed states are rounded at every sample and the weights once.
public final class HiddenSindySurrogate implements Surrogate {
  private static final int MOST_STEPS = 20;
  private static final int STAGES = 12;
  private static final double LEAST_AGREEMENT = 1e-3;
  private static final double DEVIATIONS = 5;

  private final ModelHeader header;
  private final HiddenEquations equations;
  private final HiddenGuess guess;
  private final double noise;
  private final Optional<Fit> fit;

  /// @param noise of observations, in the units of the equations, ≥ 0
  HiddenSindySurrogate(
      ModelHeader header,
      HiddenEquations equations,
      HiddenGuess guess,
      double noise,
      Optional<Fit> fit) {
    this.header = header;
    double[] rounded = equations.weights().clone();
    Arithmetic format = header.precision().readout();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = format.round(rounded[i]);
    }
    this.equations = new HiddenEquations(equations.library(), equations.units(), rounded);
    this.guess = guess;
    this.noise = noise;
    this.fit = fit;
  }

  HiddenEquations equations() {
    return equations;
  }

  /// @return the equations in the units of the training data. Hidden variables stand behind the observed ones and
  ///     are of deviation one about the first guess of them; any affine change of them is as good
  public Polynomials polynomials() {
    return equations.inUnitsOfData();
  }

  /// @return by how much an observation may differ from its forecast without contradicting the state, in the units of
  ///     the equations
  double agreement() {
    return Math.max(LEAST_AGREEMENT, DEVIATIONS * noise);
  }

  /// @param data observed variables in the units of the equations
  /// @return all variables
  Trajectory states(Trajectory data, IntegrationMethod method) {
    return equations.states(data, guess, noise, MOST_STEPS, method);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public HiddenSindySurrogate withHeader(ModelHeader newHeader) {
    return new HiddenSindySurrogate(newHeader, equations, guess, noise, fit);
  }

  @Override
  public int dimension() {
    return equations.observed();
  }

  @Override
  public Cost cost() {
    var dynamics =
        new TermDynamics(
            equations.library().lift(), HiddenEquations.terms(equations.library()),
            equations.weights());
    return new Cost(
        dynamics.parameters(),
        equations.library().terms().size(),
        STAGES * (dynamics.multiplyAdds() + STAGES / 2L * equations.dimension()),
        0,
        (long) Double.BYTES * dynamics.memory());
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return withHeader(header.withPrecision(header.precision().with(arithmetic, scope)));
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new HiddenRollout(
        this, SindySurrogate.options(header).method().orElseThrow(), lanes);
  }

  @Override
  public void write(ModelFile file) {
    TermLibrary library = equations.library();
    file.put("degree", (long) library.degree());
    file.put(
        "weights", equations.weights(), equations.dimension(), library.terms().size());
    file.put("units", equations.units());
    file.put("noise", noise);
    file.put("names", library.names());
    guess.write(file.group("guess"));
  }

  /// @param file what [#write] wrote
  static HiddenSindySurrogate read(ModelFile file, ModelHeader header) {
    List<String> names = file.texts("names");
    var library =
        new TermLibrary(names, file.count("degree", 1), EnumSet.of(TermFamily.POLYNOMIAL));
    double[] units = file.doubles("units");
    for (double unit : units) {
      Requirements.requirePositive("unit", unit);
    }
    HiddenGuess guess = HiddenGuess.read(file.group("guess"));
    if (units.length + guess.weights().rows() != names.size()) {
      throw new InputException(
          "names must be as many as observed and hidden variables, %d + %d, but are %d"
              .formatted(units.length, guess.weights().rows(), names.size()));
    }
    double noise = Requirements.requireNonNegative("noise", file.number("noise"));
    int terms = library.terms().size();
    return new HiddenSindySurrogate(
        header,
        new HiddenEquations(library, units, file.doubles("weights", names.size(), terms)),
        guess,
        noise,
        Optional.empty());
  }
}
