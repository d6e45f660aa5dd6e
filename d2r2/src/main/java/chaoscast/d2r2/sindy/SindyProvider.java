package chaoscast.d2r2.sindy;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.PolynomialText;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sparse identification of nonlinear dynamics: D2R2 with a derivative target and few terms.
///
///     ẋ = W φ(x),   W sparse;   of a map x⁺ = W φ(x);   beside a model ẋ = K(x) + W φ(x)
///
/// Source: S. L. Brunton, J. L. Proctor, J. N. Kutz, Discovering governing equations from data by
/// sparse identification of nonlinear dynamical systems, PNAS 113 (2016) 3932–3937,
/// doi:10.1073/pnas.1517384113.
public final class SindyProvider implements SurrogateProvider {
  static final String NAME = "sindy";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "sparse differential equations or maps from data (doi:10.1073/pnas.1517384113)";
  }

  @Override
  public List<OptionDescription> options() {
    return Options.describe(SindyOptions.STANDARD);
  }

  @Override
  public boolean learnsEquations() {
    return true;
  }

  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    return Sindy.trainer(Options.parse(SindyOptions.STANDARD, settings), seed);
  }

  @Override
  public SettingsSpace settingsSpace(DataShape data) {
    return SindySpace.of(data);
  }

  /// Equations with terms that are no monomials, which a polynomial cannot show.
  @Override
  public String view(Surrogate surrogate, Optional<Trajectory> data) {
    return switch (surrogate) {
      case RingSindySurrogate ring -> ring.equation() + "\n";
      case HiddenSindySurrogate hidden ->
          String.join("\n", PolynomialText.of(hidden.polynomials()).lines()) + "\n";
      case SindySurrogate sindy when sindy.header().knowledge().isPresent() ->
          "What is added to the model's derivatives:\n" + text(sindy);
      case SindySurrogate sindy when sindy.inputCount() > 0 ->
          "Equations of motion that were found, whole; inputs have none:\n" + text(sindy);
      case SindySurrogate sindy when sindy.polynomials(Expansion.WHOLE).isEmpty() ->
          text(sindy);
      default -> "";
    };
  }

  private static String text(SindySurrogate sindy) {
    List<String> lines = PolynomialText.of(sindy.equations()).lines();
    return String.join("\n", lines.subList(0, lines.size() - sindy.inputCount())) + "\n";
  }

  @Override
  public Surrogate read(ModelFile file, ModelHeader header) {
    SindyOptions options = SindySurrogate.options(header);
    if (options.hidden() > 0) {
      return HiddenSindySurrogate.read(file, header);
    }
    return options.families().contains(TermFamily.SPECTRAL)
        ? RingSindySurrogate.read(file, header)
        : SindySurrogate.read(file, header);
  }
}
