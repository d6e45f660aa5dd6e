package chaoscast.core.hybrid;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.training.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/// Teaches a surrogate the correction to an imperfect model: the model's step is a further feature, and the target
/// what the model leaves.
///
///     y_t = (x_{t+1} − K(x_t)) / r,   seen beside v_t = (x_t, u_t, K(x_t) − x_t) scaled
///
/// Where the trainer can add what it learns to the model's derivative ([SurrogateTrainer#fitWithin]), it does that
/// instead:
///
///     x' = K(x) + F(x)
///
/// Otherwise steps and residuals get the size of the states, so that a ridge means the same for all; a trainer that keeps the
/// system's units gets both per time unit, as corrections of derivatives.
///
///     Knowledge model = SystemKnowledge.of(new Lorenz63(10, 29.4, 8.0 / 3));
///     Surrogate hybrid = new HybridTrainer(D2r2.trainer(options, seed), model, ScalingKind.STANDARD).train(data);
///
/// @param trainer   of the correction
/// @param knowledge the model
/// @param scaling   of the states that the correction sees
public record HybridTrainer(SurrogateTrainer trainer, Knowledge knowledge, ScalingKind scaling)
    implements SurrogateTrainer {

  /// @throws InputException if the trainer learns no corrections
  public HybridTrainer {
    if (!trainer.learnsTargets()) {
      throw new InputException(
          "a surrogate that corrects a model must learn given targets but this one learns next states only",
          "d2r2, lsr-esn, hsr-esn, sindy, spline-relu and spiking-esn do, without stencil and blocks");
    }
  }

  /// It has scaled already.
  @Override
  public boolean keepsUnits() {
    return true;
  }

  @Override
  public void requireDrivableBy(List<String> inputs) {
    trainer.requireDrivableBy(inputs);
  }

  /// @throws InputException if the model is not of the data's variables
  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    training.requirePairs(0);
    int variables = training.dimension() - training.driving();
    knowledge.requireFor(variables, training.timeStep());
    if (training.driving() == 0) {
      Optional<Surrogate> within = trainer.fitWithin(knowledge, trajectories, progress);
      if (within.isPresent()) {
        return within.get();
      }
    }
    Flow model = knowledge.flow(training.timeStep());
    List<ModelSteps> seen =
        trajectories.stream().map(one -> ModelSteps.of(one, variables, model)).toList();
    Correction correction = correction(trajectories, seen, variables);
    Surrogate fitted =
        trainer.fitTargets(
            seen.stream().map(one -> one.scaled(correction)).toList(),
            seen.stream().map(one -> one.targets(correction)).toList(),
            progress);
    return new HybridSurrogate(fitted, knowledge, correction);
  }

  private Correction correction(
      List<Trajectory> trajectories, List<ModelSteps> seen, int variables) {
    int dimension = trajectories.getFirst().dimension();
    double[] offset = new double[dimension + variables];
    double[] scale = new double[dimension + variables];
    double[] residual = new double[variables];
    Arrays.fill(scale, 1);
    if (trainer.keepsUnits()) {
      Arrays.fill(scale, dimension, scale.length, trajectories.getFirst().timeStep());
      Arrays.fill(residual, trajectories.getFirst().timeStep());
      return new Correction(new Scaling(offset, scale), residual);
    }
    if (scaling != ScalingKind.NONE) {
      Scaling own = scaling.fit(trajectories);
      System.arraycopy(own.offset(), 0, offset, 0, dimension);
      System.arraycopy(own.scale(), 0, scale, 0, dimension);
    }
    double[] sizes = ScalingKind.STANDARD.fit(trajectories).scale();
    for (int i = 0; i < variables; i++) {
      int step = dimension + i;
      int variable = i;
      double size = sizes[i] / scale[i];
      scale[step] =
          ratio(rms(seen, (one, t) -> one.states().get(t, step)), size);
      residual[i] =
          ratio(rms(seen, (one, t) -> one.residuals().get(t, variable)), size);
    }
    return new Correction(new Scaling(offset, scale), residual);
  }

  /// @return 1 where there is nothing to scale
  private static double ratio(double rms, double size) {
    double ratio = rms / size;
    return ratio > 0 && Double.isFinite(ratio) ? ratio : 1;
  }

  private static double rms(
      List<ModelSteps> seen, ToDoubleBiFunction<ModelSteps, Integer> value) {
    double sum = 0;
    long count = 0;
    for (ModelSteps one : seen) {
      for (int t = 0; t + 1 < one.states().steps(); t++) {
        double at = value.applyAsDouble(one, t);
        sum += at * at;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }
}
