package chaoscast.core.files;

import chaoscast.core.Provenance;
import chaoscast.core.Trajectory;
import java.util.List;

/// A trajectory that exists already.
final class StoredSource implements TrajectorySource {
  private final Trajectory trajectory;
  private int next;

  StoredSource(Trajectory trajectory) {
    this.trajectory = trajectory;
  }

  @Override
  public int steps() {
    return trajectory.steps();
  }

  @Override
  public List<String> names() {
    return trajectory.names();
  }

  @Override
  public double timeStep() {
    return trajectory.timeStep();
  }

  @Override
  public double startTime() {
    return trajectory.startTime();
  }

  @Override
  public Provenance provenance() {
    return trajectory.provenance();
  }

  @Override
  public void next(double[] state) {
    trajectory.copyState(next++, state, 0);
  }
}
