import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.nio.file.Path;

/// Integrates Lorenz' system and writes it where NumPy and h5py can read it.
///
/// Argument: the folder to write to.
void main(String[] arguments) {
  var plan =
      GenerationPlan.of(Lorenz63.CLASSICAL, 10_000).withTimeStep(0.005).withSeed(new Seed(1));
  Trajectory truth = new Generation(Lorenz63.CLASSICAL, plan).observed(Progress.NONE);

  Path file = Path.of(arguments[0], "lorenz63.h5");
  TrajectoryFiles.write(truth, file);
  IO.println("%d states of %s in %s".formatted(truth.steps(), truth.names(), file));
}
