package chaoscast.evaluation.protocol;

import chaoscast.core.scaling.ScalingKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A protocol together with the truth and the surrogate settings it was published with.
///
///     NamedProtocol small = Protocols.named("lorenz63").withTrainSteps(5000).withStarts(20);
///
/// @param protocol          what is measured
/// @param source            where the convention comes from, one line
/// @param truth             how its ground truth is made
/// @param surrogateSettings by surrogate, settings that differ from the surrogate's defaults
/// @param observing         how surrogates see the truth
/// @param published         what others have reached by it, with whatever noise
/// @param precisions        number formats of truth, training and roll-out
public record NamedProtocol(
    Protocol protocol,
    String source,
    TruthRecipe truth,
    Map<String, Map<String, String>> surrogateSettings,
    Observing observing,
    List<PublishedHorizon> published,
    Precisions precisions) {

  /// States are observed as they are, everything is in doubles, and nothing is published.
  public NamedProtocol(
      Protocol protocol,
      String source,
      TruthRecipe truth,
      Map<String, Map<String, String>> surrogateSettings) {
    this(
        protocol, source, truth, surrogateSettings, Observing.CLEAN, List.of(),
        Precisions.DOUBLES);
  }

  /// How ground truth is generated.
  ///
  /// @param system         name of the system
  /// @param parameters     those that differ from its defaults; may hold `preset`
  /// @param discardedSteps sampled steps before the first state that is kept, ≥ 0
  /// @param solverStep     h of the classical Runge–Kutta method; Δt must be a whole multiple
  /// @param start          the first state, if the protocol fixes it; else drawn from the seed
  /// @param tight          whether `dp853` with tolerances of 10⁻¹² makes it, whatever the solver's step
  /// @param lyapunov       λ₁ that the protocol counts its Lyapunov times with, if not the system's own
  public record TruthRecipe(
      String system,
      Map<String, String> parameters,
      int discardedSteps,
      double solverStep,
      Optional<double[]> start,
      boolean tight,
      OptionalDouble lyapunov) {

    /// By Runge–Kutta, in the Lyapunov times of the system.
    public TruthRecipe(
        String system,
        Map<String, String> parameters,
        int discardedSteps,
        double solverStep,
        Optional<double[]> start) {
      this(
          system, parameters, discardedSteps, solverStep, start, false, OptionalDouble.empty());
    }

    public TruthRecipe {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// @param overrides parameters in place of, or besides, the recipe's
    public TruthRecipe withParameters(Map<String, String> overrides) {
      var merged = new LinkedHashMap<>(parameters);
      merged.putAll(overrides);
      return new TruthRecipe(
          system,
          merged,
          discardedSteps,
          solverStep,
          start,
          tight,
          overrides.isEmpty() ? lyapunov : OptionalDouble.empty());
    }
  }

  public NamedProtocol {
    surrogateSettings = Map.copyOf(surrogateSettings);
    published = List.copyOf(published);
  }

  /// @param newObserving how surrogates see the truth
  public NamedProtocol withObserving(Observing newObserving) {
    return new NamedProtocol(
        protocol, source, truth, surrogateSettings, newObserving, published, precisions);
  }

  /// @param newSource where the convention comes from, one line
  public NamedProtocol withSource(String newSource) {
    return new NamedProtocol(
        protocol, newSource, truth, surrogateSettings, observing, published, precisions);
  }

  /// @param newPrecisions number formats of truth, training and roll-out
  public NamedProtocol withPrecisions(Precisions newPrecisions) {
    return new NamedProtocol(
        protocol, source, truth, surrogateSettings, observing, published, newPrecisions);
  }

  /// @return the same with what others have reached by it
  NamedProtocol withPublished(List<PublishedHorizon> rows) {
    return new NamedProtocol(
        protocol, source, truth, surrogateSettings, observing, rows, precisions);
  }

  /// @param newTrainSteps number of training states, ≥ 2
  public NamedProtocol withTrainSteps(int newTrainSteps) {
    return with(protocol.withTrainSteps(newTrainSteps));
  }

  /// @param newStarts number of forecasts, ≥ 1
  public NamedProtocol withStarts(int newStarts) {
    return with(protocol.withStarts(newStarts));
  }

  /// @param newSpacing steps between starts, ≥ 1
  public NamedProtocol withSpacing(int newSpacing) {
    return with(protocol.withSpacing(newSpacing));
  }

  /// @param newMaxSteps length of every forecast in steps, ≥ 1
  public NamedProtocol withMaxSteps(int newMaxSteps) {
    return with(protocol.withMaxSteps(newMaxSteps));
  }

  /// @param newWarmUp states observed before each forecast; 0: the surrogate's own number
  public NamedProtocol withWarmUp(int newWarmUp) {
    return with(protocol.withWarmUp(newWarmUp));
  }

  /// @param newThreshold greatest valid error, > 0
  public NamedProtocol withThreshold(double newThreshold) {
    return with(protocol.withThreshold(newThreshold));
  }

  /// @param newError how the error is measured
  public NamedProtocol withError(ErrorKind newError) {
    return with(protocol.withError(newError));
  }

  /// @param newScaling units that surrogates are trained in
  public NamedProtocol withScaling(ScalingKind newScaling) {
    return with(protocol.withScaling(newScaling));
  }

  /// What others have published stays where horizons mean the same: by the same threshold and error.
  ///
  /// @param newProtocol what is measured
  public NamedProtocol with(Protocol newProtocol) {
    boolean same =
        newProtocol.threshold() == protocol.threshold()
            && newProtocol.error() == protocol.error();
    return new NamedProtocol(
        newProtocol, source, truth, surrogateSettings, observing, same ? published : List.of(),
        precisions);
  }

  /// What others have published stays if it was found with these parameters.
  ///
  /// @param overrides parameters of the system in place of, or besides, the protocol's
  public NamedProtocol withParameters(Map<String, String> overrides) {
    return new NamedProtocol(
        protocol,
        source,
        truth.withParameters(overrides),
        surrogateSettings,
        observing,
        published.stream()
            .filter(row -> row.system().keySet().containsAll(overrides.keySet()))
            .toList(),
        precisions);
  }

  /// @return published horizons that were found with the same noise and parameters; those of long arithmetic only
  ///     where the truth here is in it too
  public List<PublishedHorizon> comparable() {
    boolean moreBits = precisions.truth().longNumbers().isPresent();
    return published.stream()
        .filter(row -> moreBits || !row.moreBits())
        .filter(row -> row.noise() == observing.noise())
        .filter(row -> truth.parameters().entrySet().containsAll(row.system().entrySet()))
        .toList();
  }

  /// @return settings of that surrogate under this protocol, overridden by the user's
  public Map<String, String> settings(String surrogate, Map<String, String> users) {
    var merged = new LinkedHashMap<>(surrogateSettings.getOrDefault(surrogate, Map.of()));
    merged.putAll(users);
    return merged;
  }
}
