package chaoscast.evaluation.compare;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Surrogates;
import chaoscast.core.hybrid.HybridTrainer;
import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.hybrid.KnowledgeProvider;
import chaoscast.core.hybrid.KnowledgeTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A surrogate to be trained, with its checked trainer.
///
///     Contestant.of("fine d2r2", D2r2.trainer(D2r2Options.PAPER.withDegree(9), seed))
///     Contestant.named("lsr-esn", Map.of("nodes", "500"), seed)
///
/// @param label     what it is called in tables and figures; no two of a comparison share one
/// @param surrogate name of its provider, or the label where it has none
/// @param trainer   of the surrogate, in units of its own
/// @param warmUp    states that its roll-outs observe first, where settings say so before any training
public record Contestant(
    String label, String surrogate, SurrogateTrainer trainer, OptionalInt warmUp) {

  /// What follows the label of a surrogate that corrects a model.
  public static final String WITH_KNOWLEDGE = "+" + KnowledgeProvider.NAME;

  /// @param label   what it is called in tables and figures
  /// @param trainer with every setting and its seed
  public static Contestant of(String label, SurrogateTrainer trainer) {
    return new Contestant(label, label, trainer, OptionalInt.empty());
  }

  /// From settings as text. The label is the provider's name.
  ///
  /// @param surrogate name of its provider
  /// @param settings  settings that differ from its defaults
  /// @param seed      master seed; the surrogate draws from the child of its provider's name, so that a
  ///                  label changes no number
  /// @throws chaoscast.core.InputException for an unknown surrogate, option or value
  public static Contestant named(String surrogate, Map<String, String> settings, Seed seed) {
    SurrogateProvider provider = Surrogates.provider(surrogate);
    return new Contestant(
        surrogate,
        surrogate,
        provider.trainer(settings, seed.child(surrogate)),
        warmUp(provider, settings));
  }

  /// @return the same under another label
  public Contestant withLabel(String newLabel) {
    return new Contestant(newLabel, surrogate, trainer, warmUp);
  }

  /// An imperfect model, what corrects it, and the same surrogates without it.
  ///
  /// @param contestants that learn by themselves
  /// @param model       of the data
  /// @param scaling     of the states that corrections see
  /// @return the model alone, then each contestant, those that learn corrections followed by themselves as
  ///     `LABEL+knowledge`
  public static List<Contestant> withKnowledge(
      List<Contestant> contestants, Knowledge model, ScalingKind scaling) {
    var all = new ArrayList<Contestant>();
    all.add(of(KnowledgeProvider.NAME, new KnowledgeTrainer(model)));
    for (Contestant one : contestants) {
      all.add(one);
      if (one.trainer.learnsTargets()) {
        all.add(
            new Contestant(
                one.label + WITH_KNOWLEDGE,
                one.surrogate,
                new HybridTrainer(one.trainer, model, scaling),
                one.warmUp));
      }
    }
    return all;
  }

  /// @return the option `warmUp`, set or default, where there is one and it is a number
  private static OptionalInt warmUp(SurrogateProvider provider, Map<String, String> settings) {
    return provider.options().stream()
        .filter(option -> option.name().equals("warmUp"))
        .map(option -> settings.getOrDefault(option.name(), option.defaultValue()))
        .filter(text -> text.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }
}
