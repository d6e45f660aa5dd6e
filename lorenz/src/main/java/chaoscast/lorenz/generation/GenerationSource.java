package chaoscast.lorenz.generation;

import chaoscast.core.Progress;
import chaoscast.core.Provenance;
import chaoscast.core.files.TrajectorySource;
import java.util.List;

/// A run whose states are integrated when they are asked for.
final class GenerationSource implements TrajectorySource {
  private final Generation generation;
  private final List<String> names;
  private final Provenance provenance;
  private final Progress progress;
  private final Propagator propagator;
  private final double[] full;
  private long done;

  /// @param names      of the first variables, those that states are made of
  /// @param provenance of the states
  GenerationSource(
      Generation generation, List<String> names, Provenance provenance, Progress progress) {
    this.generation = generation;
    this.names = names;
    this.provenance = provenance;
    this.progress = progress;
    propagator = generation.plan().propagator(generation.system());
    full = generation.start();
  }

  @Override
  public int steps() {
    return generation.plan().steps();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public double timeStep() {
    return generation.plan().timeStep();
  }

  @Override
  public double startTime() {
    return 0;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public void next(double[] state) {
    int discarded = generation.plan().discardedSteps();
    do {
      if (done > 0 && !propagator.advance(full)) {
        throw generation.divergedAt(done);
      }
      done++;
      if (done % Generation.REPORT == 0 || done == (long) discarded + steps()) {
        progress.at("generate", done, (long) discarded + steps());
      }
    } while (done <= discarded);
    System.arraycopy(full, 0, state, 0, state.length);
  }
}
