package chaoscast.esn;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.training.TrainingSet;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.RingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Trains local reservoirs side by side on a ring of variables: each forecasts its own block and reads
/// the forecasts of its neighbours.
///
/// Source: J. Pathak, B. Hunt, M. Girvan, Z. Lu, E. Ott, Model-free prediction of large
/// spatiotemporally chaotic systems from data, Phys. Rev. Lett. 120 (2018) 024102,
/// doi:10.1103/PhysRevLett.120.024102.
///
/// @param provider name of the provider that the surrogate will carry
/// @param settings every setting by name, for the manifest
/// @param options  the local networks, and how the ring is cut
/// @param seed     source of every random draw
record ParallelTrainer(
    String provider, Map<String, String> settings, EsnOptions options, Seed seed)
    implements SurrogateTrainer {

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    RingOptions cut = options.ring();
    var ring = new RingBlocks(training.dimension(), cut.blocks(), cut.overlap());
    List<Surrogate> locals =
        cut.shared()
            ? List.of(trainShared(ring, training, progress))
            : trainEach(ring, training, progress);
    return ParallelSurrogate.of(ring, locals);
  }

  /// One network for all blocks: each block's view of each trajectory is a trajectory of its own.
  private Surrogate trainShared(RingBlocks ring, TrainingSet training, Progress progress) {
    var views = new ArrayList<Trajectory>();
    for (Trajectory trajectory : training.trajectories()) {
      for (int block = 0; block < ring.blocks(); block++) {
        views.add(ring.local(trajectory, block));
      }
    }
    return local(seed).fit(views, progress);
  }

  private List<Surrogate> trainEach(RingBlocks ring, TrainingSet training, Progress progress) {
    var locals = new ArrayList<Surrogate>();
    for (int block = 0; block < ring.blocks(); block++) {
      int index = block;
      List<Trajectory> views =
          training.trajectories().stream()
              .map(trajectory -> ring.local(trajectory, index))
              .toList();
      Progress share =
          (stage, done, total) -> progress.at(stage, index * total + done, ring.blocks() * total);
      locals.add(local(seed.child("esn/block" + block)).fit(views, share));
    }
    return locals;
  }

  private SurrogateTrainer local(Seed localSeed) {
    return EsnFamily.network(provider, settings, options, localSeed);
  }
}
