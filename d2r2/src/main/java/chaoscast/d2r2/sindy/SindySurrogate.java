package chaoscast.d2r2.sindy;

import chaoscast.core.Cost;
import chaoscast.core.Remark;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.options.Options;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learned differential equations, integrated from one sample to the next.
public final class SindySurrogate implements Surrogate {
  private static final long STAGES = 12;

  private final List<Remark> remarks;
  private final Map<String, String> settings;
  private final SindyOptions options;
  private final TermLibrary library;
  private final double timeStep;
  private final Optional<Fit> fit;
  private final Arithmetic stateFormat;
  private final Arithmetic readoutFormat;
  private final TermMap map;
  private final DenseMatrix weights;

  /// @param weights of the library's terms, one row a variable; not modified
  /// @param fit     `null` if unknown
  SindySurrogate(
      Map<String, String> settings, TermLibrary library, double[] weights, double timeStep,
      Fit fit, List<Remark> remarks) {
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    this.options = Options.parse(SindyOptions.STANDARD, settings);
    this.library = library;
    this.timeStep = timeStep;
    this.fit = Optional.ofNullable(fit);
    this.remarks = List.copyOf(remarks);
    this.stateFormat = Arithmetic.BINARY64;
    this.readoutFormat = Arithmetic.BINARY64;
    this.map = library.map();
    this.weights = DenseMatrix.of(weights, map.dimension(), map.featureCount());
  }

  private SindySurrogate(SindySurrogate exact, Arithmetic states, Arithmetic readout) {
    this.settings = exact.settings;
    this.options = exact.options;
    this.library = exact.library;
    this.timeStep = exact.timeStep;
    this.fit = exact.fit;
    this.remarks = exact.remarks;
    this.stateFormat = states;
    this.readoutFormat = readout;
    this.map = exact.map.inPrecision(states);
    this.weights = exact.weights.copy();
    readout.round(weights);
  }

  /// @return what was learned, in the units of the training data; sines and cosines of the variables are
  ///     variables of their own, named after them
  public Polynomials equations() {
    return library.equations(weights.toArray());
  }

  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    return library.isPolynomial()
        ? Optional.of(equations().truncated(expansion.degree()))
        : Optional.empty();
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public String provider() {
    return SindyProvider.NAME;
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public int dimension() {
    return map.dimension();
  }

  @Override
  public double timeStep() {
    return timeStep;
  }

  @Override
  public int warmUp() {
    return 1;
  }

  /// Every stage of every step, as if no step were divided: four evaluations of the equations a step of
  /// Runge–Kutta; for `dp853` twelve and the sums over stages before each. In full precision these are of
  /// the terms that there are, in other formats of the whole library.
  @Override
  public Cost cost() {
    long evaluations = 4L * options.substeps();
    if (isExact()) {
      var dynamics = dynamics();
      long stages = isAdaptive() ? STAGES : evaluations;
      long sums = isAdaptive() ? STAGES / 2 * dimension() : 2L * dimension();
      return new Cost(
          dynamics.parameters(),
          map.featureCount(),
          stages * (dynamics.multiplyAdds() + sums),
          stages * dynamics.functions(),
          (long) Double.BYTES * dynamics.memory());
    }
    long products = (long) dimension() * map.featureCount();
    Cost features = map.cost();
    return new Cost(
        Arrays.stream(weights.toArray()).filter(weight -> weight != 0).count(),
        map.featureCount(),
        evaluations * (features.multiplyAdds() + products + 2L * dimension()),
        evaluations * features.transcendentals(),
        features.bytes() + Double.BYTES * products);
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    Arithmetic states = scope == Scope.READOUT ? stateFormat : arithmetic;
    Arithmetic readout = scope == Scope.ALL_BUT_READOUT ? readoutFormat : arithmetic;
    return new SindySurrogate(this, states, readout);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    if (isExact()) {
      return new FlowRollout(options.method().flow(dynamics(), timeStep), lanes);
    }
    int substeps = options.substeps();
    return new SindyRollout(
        map, weights, timeStep / substeps, substeps, stateFormat, readoutFormat, lanes);
  }

  private TermDynamics dynamics() {
    double[] all = weights.toArray();
    List<Term> terms = library.active(all);
    double[] theirs =
        terms.stream()
            .mapToDouble(term -> all[term.equation() * map.featureCount() + term.index()])
            .toArray();
    return new TermDynamics(library.lift(), terms, theirs);
  }

  private boolean isAdaptive() {
    return options.integrator() == Integration.DP853;
  }

  private boolean isExact() {
    return stateFormat.isExact() && readoutFormat.isExact();
  }

  @Override
  public void write(ModelFile file) {
    file.put("timeStep", timeStep);
    file.put("statePrecision", stateFormat.name());
    file.put("readoutPrecision", readoutFormat.name());
    file.put("degree", (long) library.degree());
    Remark.write(remarks, file);
    file.put("weights", weights.toArray(), map.dimension(), map.featureCount());
    ModelFile named = file.group("settings");
    settings.forEach(named::put);
    for (int variable = 0; variable < dimension(); variable++) {
      file.put("names/" + variable, library.names().get(variable));
    }
  }

  /// @param file what [#write] wrote
  /// @param keys names of the settings, in order
  static SindySurrogate read(ModelFile file, List<String> keys) {
    var settings = new LinkedHashMap<String, String>();
    for (String key : keys) {
      if (file.has("settings/" + key)) { // not if the option is younger than the file
        settings.put(key, file.text("settings/" + key));
      }
    }
    String[] names = new String[file.shape("weights")[0]];
    for (int variable = 0; variable < names.length; variable++) {
      names[variable] = file.text("names/" + variable);
    }
    var exact =
        new SindySurrogate(
            settings,
            new TermLibrary(
                List.of(names),
                (int) file.integer("degree"),
                TermFamily.parse(
                    settings.getOrDefault("library", SindyOptions.STANDARD.library()))),
            file.doubles("weights"),
            file.number("timeStep"),
            null,
            Remark.read(file));
    return new SindySurrogate(
        exact,
        Arithmetic.parse(file.text("statePrecision")),
        Arithmetic.parse(file.text("readoutPrecision")));
  }
}
