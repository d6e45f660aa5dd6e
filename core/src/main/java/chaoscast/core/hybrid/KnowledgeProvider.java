package chaoscast.core.hybrid;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import java.util.List;
import java.util.Map;

/// The imperfect model alone as a surrogate. It takes part where a model is given, beside what corrects it.
public final class KnowledgeProvider implements SurrogateProvider {
  /// Its name.
  public static final String NAME = "knowledge";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "the model of --knowledge as it is, which learns nothing";
  }

  @Override
  public List<OptionDescription> options() {
    return List.of();
  }

  @Override
  public boolean comparedByDefault() {
    return false;
  }

  /// There is no model among settings: [KnowledgeTrainer] takes one.
  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    throw new InputException(
        "the surrogate knowledge must be given a model but was given none",
        "add --knowledge SYSTEM");
  }

  @Override
  public Surrogate read(ModelFile file, ModelHeader header) {
    return new KnowledgeSurrogate(
        header,
        header.knowledge()
            .orElseThrow(() -> new InputException("the model must be in the file but is not"))
            .knowledge());
  }
}
