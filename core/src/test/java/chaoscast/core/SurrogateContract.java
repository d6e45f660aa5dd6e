package chaoscast.core;

import java.util.Map;

/// What every surrogate must do. Extend it, name the provider, and JUnit runs every check of the parts.
///
///     class D2r2ContractTest extends SurrogateContract {
///       D2r2ContractTest() {
///         super(new D2r2Provider(), Map.of("degree", "2"));
///       }
///     }
public abstract class SurrogateContract
    implements
      ForecastContract,
      RolloutContract,
      PrecisionContract,
      ModelFileContract,
      DataContract,
      InputContract,
      OptionContract {
  private final SurrogateProvider provider;
  private final Map<String, String> settings;

  /// @param provider the one to test
  /// @param settings a small, well-conditioned configuration for 1000 states of Lorenz 63
  protected SurrogateContract(SurrogateProvider provider, Map<String, String> settings) {
    this.provider = provider;
    this.settings = settings;
  }

  @Override
  public final SurrogateProvider provider() {
    return provider;
  }

  @Override
  public final Map<String, String> settings() {
    return settings;
  }
}
