package chaoscast.d2r2.sindy;

import chaoscast.core.Cost;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.PolynomialEvaluator;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.training.Fit;
import chaoscast.d2r2.PolynomialMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learned differential equations, integrated from one sample to the next.
public final class SindySurrogate implements Surrogate {
  private static final long STAGES = 12;

  private final ModelHeader header;
  private final SindyOptions options;
  private final TermLibrary library;
  private final Optional<Fit> fit;
  private final PolynomialMap map;
  private final DenseMatrix weights;

  /// @param header  its settings say how to integrate
  /// @param weights of the library's terms, one row a variable; not modified
  /// @param fit     how they were found, if they were found in this process
  SindySurrogate(ModelHeader header, TermLibrary library, double[] weights, Optional<Fit> fit) {
    this.header = header;
    this.options = Options.parse(SindyOptions.STANDARD, known(header.settings()));
    this.library = library;
    this.fit = fit;
    var exact = new PolynomialMap(library.names().size(), library.degree());
    this.map = (PolynomialMap) exact.inPrecision(header.precision().states());
    this.weights = DenseMatrix.of(weights, map.dimension(), map.featureCount());
    header.precision().readout().round(this.weights);
  }

  /// A newer version may have written options that are not known here.
  private static Map<String, String> known(Map<String, String> settings) {
    var known = new LinkedHashMap<>(settings);
    known.keySet().retainAll(Options.values(SindyOptions.STANDARD).keySet());
    return known;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public SindySurrogate withHeader(ModelHeader newHeader) {
    return new SindySurrogate(newHeader, library, weights.toArray(), fit);
  }

  /// @return what was learned, in the units of the training data
  public Polynomials equations() {
    return library.equations(weights.toArray());
  }

  @Override
  public Optional<Polynomials> polynomials(Expansion expansion) {
    return Optional.of(equations().truncated(expansion.degree()));
  }

  @Override
  public int dimension() {
    return map.dimension();
  }

  /// Four evaluations of the equations a substep; for `dp853` the twelve, and the sums over stages before each,
  /// of a step that is not divided.
  @Override
  public Cost cost() {
    if (isAdaptive()) {
      var evaluator = new PolynomialEvaluator(equations());
      return new Cost(
          equations().termCount(),
          map.featureCount(),
          STAGES * (evaluator.multiplyAdds() + STAGES / 2 * dimension()),
          0,
          (long) Double.BYTES * (equations().termCount() + evaluator.monomials()));
    }
    long evaluations = 4L * options.substeps();
    long products = (long) dimension() * map.featureCount();
    Cost features = map.cost();
    return new Cost(
        Arrays.stream(weights.toArray()).filter(weight -> weight != 0).count(),
        map.featureCount(),
        evaluations * (features.multiplyAdds() + products + 2L * dimension()),
        0,
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

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    if (isAdaptive()) {
      return new AdaptiveRollout(equations(), timeStep(), lanes);
    }
    int substeps = options.substeps();
    return new SindyRollout(
        map, weights, timeStep() / substeps, substeps, header.precision(), lanes);
  }

  private boolean isAdaptive() {
    return options.integrator() == Integration.DP853 && header.precision().isExact();
  }

  @Override
  public void write(ModelFile file) {
    file.put("degree", (long) library.degree());
    file.put("weights", weights.toArray(), map.dimension(), map.featureCount());
    for (int variable = 0; variable < dimension(); variable++) {
      file.put("names/" + variable, library.names().get(variable));
    }
  }

  /// @param file   what [#write] wrote
  /// @param header what the file says besides
  static SindySurrogate read(ModelFile file, ModelHeader header) {
    String[] names = new String[file.shape("weights")[0]];
    for (int variable = 0; variable < names.length; variable++) {
      names[variable] = file.text("names/" + variable);
    }
    return new SindySurrogate(
        header,
        new TermLibrary(List.of(names), file.count("degree", 0)),
        file.doubles("weights"),
        Optional.empty());
  }
}
