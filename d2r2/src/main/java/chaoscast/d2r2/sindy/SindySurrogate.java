package chaoscast.d2r2.sindy;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.InputWindow;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.flow.Flow;
import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.hybrid.KnowledgeText;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Learned differential equations, integrated from one sample to the next, or a learned map. Terms may be added to the
/// derivative of a model that is known; it is computed in binary64 whatever the terms' weights are rounded to.
public final class SindySurrogate implements Surrogate {
  private static final long STAGES = 12;
  private static final String DRIVING = "driving";
  private static final String COVARIANCE = "covariance";
  private static final double ROUNDING = 1e-9;

  private final ModelHeader header;
  private final SindyOptions options;
  private final KnownPart known;
  private final Driving driving;
  private final TermLibrary library;
  private final Optional<Fit> fit;
  private final TermMap map;
  private final DenseMatrix weights;
  private final double[] covariance;

  /// @param header     its settings say how to integrate
  /// @param known      the model that terms are added to
  /// @param driving    which variables are inputs, and how they move
  /// @param weights    of the library's terms, one row a variable; not modified
  /// @param covariance of those that are not zero, row-major, not modified; empty if it is not known
  /// @param fit        how they were found, if they were found in this process
  SindySurrogate(
      ModelHeader header,
      KnownPart known,
      Driving driving,
      TermLibrary library,
      double[] weights,
      double[] covariance,
      Optional<Fit> fit) {
    this.header = header.withKnowledge(known.model().map(Knowledge::text));
    this.known = known;
    this.driving = driving;
    this.options = options(header);
    this.library = library;
    this.fit = fit;
    this.covariance = covariance.clone();
    this.map = library.map().inPrecision(header.precision().states());
    this.weights = DenseMatrix.of(weights, map.dimension(), map.featureCount());
    header.precision().readout().round(this.weights);
  }

  /// A newer version may have written options that are not known here. Equations from before there was a choice
  /// of integrators are for `dp853`. What does not say its form is a flow, whose integrator is known, or a map.
  static SindyOptions options(ModelHeader header) {
    var known = new LinkedHashMap<>(header.settings());
    known.keySet().retainAll(Options.values(SindyOptions.STANDARD).keySet());
    SindyOptions base = SindyOptions.STANDARD.withIntegrator(Integration.DP853);
    SindyOptions options = Options.parse(base, known);
    if (!known.containsKey("form")) {
      options =
          options.withForm(
              options.integrator() == Integration.AUTO ? EquationForm.MAP : EquationForm.FLOW);
    }
    if (options.form() == EquationForm.AUTO) {
      throw new InputException("the form of trained equations must be flow or map but was auto");
    }
    if (options.form() == EquationForm.FLOW && options.integrator() == Integration.AUTO) {
      throw new InputException(
          "the integrator of trained equations must be a chosen one but was auto");
    }
    return options;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public SindySurrogate withHeader(ModelHeader newHeader) {
    return new SindySurrogate(newHeader, known, driving, library, weights.toArray(), covariance,
        fit);
  }

  /// @return what was learned, without the model that it is added to, in the units of the training data; sines and cosines of the variables are
  ///     variables of their own, named after them
  public Polynomials equations() {
    return library.equations(weights.toArray(), options.form().polynomialForm());
  }

  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    return library.isPolynomial() && known.isNothing()
        ? Optional.of(equations().truncated(expansion.degree()))
        : Optional.empty();
  }

  @Override
  public int dimension() {
    return map.dimension();
  }

  /// A map's terms once a step; of a flow every stage of every step, as if no step were divided: four evaluations of the equations a step of
  /// Runge–Kutta; for `dp853` twelve and the sums over stages before each. In full precision these are of
  /// the terms that there are, in other formats of the whole library. What a model costs is not counted.
  @Override
  public Cost cost() {
    long evaluations = isMap() ? 1 : 4L * options.substeps();
    if (isExact() || !known.isNothing()) {
      var dynamics = dynamics();
      long stages = isAdaptive() ? STAGES : evaluations;
      long sums = isAdaptive() ? STAGES / 2 * dimension() : moves();
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
        evaluations * (features.multiplyAdds() + products + moves()),
        evaluations * features.transcendentals(),
        features.bytes() + Double.BYTES * products);
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return withHeader(header.withPrecision(header.precision().with(arithmetic, scope)));
  }

  /// @return how many of the last variables are inputs
  int inputCount() {
    return driving.inputs();
  }

  @Override
  public InputWindow inputWindow() {
    return driving.moves() ? driving.between().window() : InputWindow.NOW;
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    if (isExact() || !known.isNothing()) {
      return new FlowRollout(
          ownFlow(), dimension(), driving, lanes, header.precision().states());
    }
    if (isMap()) {
      return new MapRollout(map, weights, header.precision(), lanes);
    }
    int substeps = options.substeps();
    return new SindyRollout(
        map, weights, driving, timeStep() / substeps, substeps, header.precision(), lanes);
  }

  @Override
  public Optional<Flow> flow() {
    return isExact() && !driving.moves() ? Optional.of(ownFlow()) : Optional.empty();
  }

  @Override
  public Optional<double[]> flowCovariance() {
    return isExact() && covariance.length > 0 ? Optional.of(covariance.clone()) : Optional.empty();
  }

  private Flow ownFlow() {
    List<Term> terms = library.active(weights.toArray());
    return new TermFlows(known, library.lift(), terms, options.method(), timeStep(), driving)
        .with(weights(terms));
  }

  private TermDynamics dynamics() {
    List<Term> terms = library.active(weights.toArray());
    return new TermDynamics(library.lift(), terms, weights(terms));
  }

  private double[] weights(List<Term> terms) {
    double[] all = weights.toArray();
    return terms.stream()
        .mapToDouble(term -> all[term.equation() * map.featureCount() + term.index()])
        .toArray();
  }

  private boolean isMap() {
    return options.form() == EquationForm.MAP;
  }

  private boolean isAdaptive() {
    return !isMap() && options.integrator() == Integration.DP853;
  }

  /// @return multiplications and additions that move a state along its slopes
  private long moves() {
    return isMap() ? 0 : 2L * dimension();
  }

  private boolean isExact() {
    return header.precision().isExact();
  }

  @Override
  public void write(ModelFile file) {
    if (driving.inputs() > 0) {
      file.put(DRIVING, (long) driving.inputs());
    }
    file.put("degree", (long) library.degree());
    file.put("weights", weights.toArray(), map.dimension(), map.featureCount());
    if (covariance.length > 0) {
      int terms = (int) Math.sqrt(covariance.length);
      file.put(COVARIANCE, covariance, terms, terms);
    }
    for (int variable = 0; variable < dimension(); variable++) {
      file.put("names/" + variable, library.names().get(variable));
    }
  }

  /// @param file what [#write] wrote
  static SindySurrogate read(ModelFile file, ModelHeader header) {
    String[] names = new String[file.shape("weights")[0]];
    for (int variable = 0; variable < names.length; variable++) {
      names[variable] = file.text("names/" + variable);
    }
    double[] weights = file.doubles("weights");
    int terms = (int) Arrays.stream(weights).filter(weight -> weight != 0).count();
    return new SindySurrogate(
        header,
        new KnownPart(header.knowledge().map(KnowledgeText::knowledge)),
        driving(file, options(header), names.length),
        new TermLibrary(
            List.of(names), file.count("degree", 0), options(header).families()),
        weights,
        covariance(file, terms),
        Optional.empty());
  }

  /// Files from before inputs moved have no number of them: they hold, or have equations of their own.
  private static Driving driving(ModelFile file, SindyOptions options, int variables) {
    int inputs = file.has(DRIVING) ? file.count(DRIVING, 0) : 0;
    if (inputs >= variables) {
      throw new InputException(
          "driving must be < %d, the variables, but was %d".formatted(variables, inputs),
          "train the model again");
    }
    boolean moves = options.form() == EquationForm.FLOW && options.between() != Between.AUTO;
    return new Driving(inputs, moves ? options.between() : Between.HOLD);
  }

  /// @return none where the file has none
  private static double[] covariance(ModelFile file, int terms) {
    if (!file.has(COVARIANCE)) {
      return new double[0];
    }
    double[] values = file.doubles(COVARIANCE, terms, terms);
    for (int i = 0; i < terms; i++) {
      for (int j = 0; j <= i; j++) {
        double both = values[i * terms + j];
        double most = Math.sqrt(values[i * terms + i]) * Math.sqrt(values[j * terms + j]);
        if (!(Math.abs(both) <= (1 + ROUNDING) * most) || both != values[j * terms + i]) {
          throw new InputException(
              "%s must be a symmetric matrix with |c_ij| ≤ √(c_ii c_jj) but c_%d,%d is %s"
                  .formatted(COVARIANCE, i, j, both),
              "train the model again");
        }
      }
    }
    return values;
  }
}
