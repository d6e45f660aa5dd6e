package chaoscast.core.ring;

import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.training.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Trains local surrogates side by side on a ring of variables: each forecasts its own block and reads
/// the forecasts of its neighbours.
///
/// Source: J. Pathak, B. Hunt, M. Girvan, Z. Lu, E. Ott, Model-free prediction of large
/// spatiotemporally chaotic systems from data, Phys. Rev. Lett. 120 (2018) 024102,
/// doi:10.1103/PhysRevLett.120.024102.
///
/// @param blocks  number of local surrogates g ≥ 1; divides the number of variables
/// @param overlap variables on either side of its block that each reads as well, ≥ 0
/// @param shared  whether one surrogate serves all blocks, for a system that looks the same all around
/// @param local   the trainer of each block; with shared weights that of block 0
public record RingTrainer(
    int blocks, int overlap, boolean shared, IntFunction<SurrogateTrainer> local)
    implements SurrogateTrainer {

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    int inputs = training.driving();
    var ring = new RingBlocks(training.dimension() - inputs, blocks, overlap, inputs);
    List<Surrogate> locals =
        shared
            ? List.of(local.apply(0).fit(ring.locals(training.trajectories()), progress))
            : fitEach(ring, training, progress);
    return RingSurrogate.of(ring, locals);
  }

  @Override
  public boolean isOneLaw() {
    return shared;
  }

  private List<Surrogate> fitEach(RingBlocks ring, TrainingSet training, Progress progress) {
    var locals = new ArrayList<Surrogate>();
    for (int block = 0; block < blocks; block++) {
      int index = block;
      List<Trajectory> views =
          training.trajectories().stream()
              .map(trajectory -> ring.local(trajectory, index))
              .toList();
      Progress share =
          (stage, done, total) -> progress.at(stage, index * total + done, blocks * total);
      locals.add(local.apply(block).fit(views, share));
    }
    return locals;
  }
}
