package chaoscast.core.hybrid;

import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.TrainingSet;
import java.util.List;
import java.util.Map;

/// Learns nothing: the model as it is, for data of its variables.
///
/// @param knowledge the model
public record KnowledgeTrainer(Knowledge knowledge) implements SurrogateTrainer {

  /// Another origin or other units would be another model.
  @Override
  public boolean keepsUnits() {
    return true;
  }

  /// @throws chaoscast.core.InputException if the model is not of the data's variables or does not step by their Δt
  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    training.requirePairs(0);
    knowledge.requireFor(training.dimension() - training.driving(), training.timeStep());
    progress.at("train", 1, 1);
    return new KnowledgeSurrogate(
        ModelHeader.of(KnowledgeProvider.NAME, Map.of(), training.timeStep(), 1), knowledge);
  }
}
