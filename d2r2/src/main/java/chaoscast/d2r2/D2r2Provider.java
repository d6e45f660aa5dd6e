package chaoscast.d2r2;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.ring.StencilSurrogate;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.core.training.DelayMap;
import chaoscast.core.training.ReadoutSurrogate;
import java.util.List;
import java.util.Map;

/// Domain-driven regression with regularisation: all polynomials of the observed state up to a degree.
///
///     x̂_{t+1} = W φ(x_t),   W = (ΦᵀΦ + βI)⁻¹ ΦᵀY
///
/// Source: R. Pyle, N. Jovanovic, D. Subramanian, K. V. Palem, A. B. Patel, Domain-driven models
/// yield better predictions at lower cost than reservoir computers in Lorenz systems, Phil. Trans.
/// R. Soc. A 379 (2021) 20200246, doi:10.1098/rsta.2020.0246.
public final class D2r2Provider implements SurrogateProvider {
  static final String NAME = "d2r2";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "polynomial regression on all monomials of the state (doi:10.1098/rsta.2020.0246)";
  }

  @Override
  public List<OptionDescription> options() {
    return Options.describe(D2r2Options.PRESETS);
  }

  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    return D2r2.trainer(D2r2Options.parse(settings), seed);
  }

  @Override
  public SettingsSpace settingsSpace(DataShape data) {
    return D2r2Space.of(data);
  }

  @Override
  public Surrogate read(ModelFile file, ModelHeader header) {
    return StencilSurrogate.isIn(file)
        ? StencilSurrogate.read(file, header, PolynomialFeatures::read)
        : ReadoutSurrogate.read(
            file, header,
            group -> DelayMap.read(group, header.warmUp(), PolynomialFeatures::read));
  }

  @Override
  public boolean isPolynomial() {
    return true;
  }
}
